import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { jobs as door } from '../api';
import { jobs } from './jobs';
import { measure } from './measures';
import { desk, registerActions, routes } from './routes';
import { ensureSchema } from './schema';

export default {
  services: { jobs },
  controllers: { desk },
  routes,
  async register({ strapi }: { strapi: Core.Strapi }) {
    await registerActions(strapi);
    measure(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureSchema(strapi);
    // A process with doors works from when they open, also under the reloading server; one without is told to.
    if (readSettings().ROLE === 'all') strapi.server.httpServer.once('listening', () => door(strapi).work());
  },
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await door(strapi).rest();
  },
};
