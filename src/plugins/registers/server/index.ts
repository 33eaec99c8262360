import type { Core } from '@strapi/strapi';

import { fates } from './fates';
import { numbers } from './numbers';
import { desk, routes } from './routes';

export default {
  services: { numbers, fates },
  controllers: { desk },
  routes,
  async register({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission');
    const read = { section: 'plugins', displayName: 'Read the register books', uid: 'read', pluginName: 'registers' };
    await actionProvider.registerMany([read]);
  },
};
