import type { Core } from '@strapi/strapi';

import link from './content-types/link/schema.json';
import { links } from './links';
import { reader } from './reader';
import { desk, routes } from './routes';

export default {
  contentTypes: { link: { schema: link } },
  services: { links },
  controllers: { desk },
  routes,
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.plugin('graphql').service('extension').shadowCRUD('plugin::embargo.link').disable();
    const { page, file } = reader(strapi);
    const open = { auth: false } as const;
    strapi.server.routes([
      { method: 'GET', path: '/embargo/:token', handler: page, config: open },
      { method: 'GET', path: '/embargo/:token/files/:file', handler: file, config: open },
    ]);
  },
};
