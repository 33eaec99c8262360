import type { Core } from '@strapi/strapi';

import { watch as watchDoor } from '../api';
import { desk } from './desk';
import { countStatements } from './measures';
import { watch } from './watch';
import { watching } from './watching';

export default {
  services: { watch },
  /** In `register`, so that `/` is ours before Strapi sends it on to the panel. */
  register({ strapi }: { strapi: Core.Strapi }) {
    const { landing, description, documentation, documentationFile } = desk(strapi);
    const { ready, metrics } = watching(strapi);
    // Made now, since what it counts of requests must lie around everything else.
    watchDoor(strapi);
    const open = { auth: false } as const;
    strapi.server.routes([
      { method: 'GET', path: '/', handler: landing, config: open },
      { method: 'GET', path: '/api/openapi.json', handler: description, config: open },
      { method: 'GET', path: '/documentation', handler: documentation, config: open },
      { method: 'GET', path: '/documentation/:file', handler: documentationFile, config: open },
      { method: 'GET', path: '/_ready', handler: ready, config: open },
      { method: 'GET', path: '/metrics', handler: metrics, config: open },
    ]);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    countStatements(strapi);
  },
};
