import type { Core } from '@strapi/strapi';

import { batchResolvers } from './graphql';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.db.dialect.client === 'postgres') batchResolvers(strapi);
  },
};
