import type { Core } from '@strapi/strapi';

import { desk } from './desk';

export default {
  /** In `register`, so that `/` is ours before Strapi sends it on to the panel. */
  register({ strapi }: { strapi: Core.Strapi }) {
    const { landing, description, documentation, documentationFile, ready } = desk(strapi);
    const open = { auth: false } as const;
    strapi.server.routes([
      { method: 'GET', path: '/', handler: landing, config: open },
      { method: 'GET', path: '/api/openapi.json', handler: description, config: open },
      { method: 'GET', path: '/documentation', handler: documentation, config: open },
      { method: 'GET', path: '/documentation/:file', handler: documentationFile, config: open },
      { method: 'GET', path: '/_ready', handler: ready, config: open },
    ]);
  },
};
