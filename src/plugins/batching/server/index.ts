import type { Core } from '@strapi/strapi';

import { batchResolvers } from './graphql';
import { unwrapPlainFields } from './plain';
import { readWithoutTransaction } from './reads';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    if (strapi.db.dialect.client !== 'postgres') return;
    readWithoutTransaction();
    batchResolvers(strapi);
    unwrapPlainFields(strapi);
  },
};
