import type { Core } from '@strapi/strapi';

import { closeRoutes } from '../../../office/routes';
import { readSettings } from '../../../office/settings';
import { openPost } from './post';

type Context = { strapi: Core.Strapi };

export default {
  /** Strapi lets anybody with a login, or a key, send whatever they like to whomever they like. */
  register({ strapi }: Context) {
    const isClosed = (handler: string) => handler === 'email.send';
    closeRoutes(strapi, { plugin: 'email', router: 'admin', isClosed });
    closeRoutes(strapi, { plugin: 'email', router: 'content-api', isClosed });
  },
  bootstrap({ strapi }: Context) {
    Object.assign(strapi.plugin('email'), { provider: openPost(readSettings()) });
  },
};
