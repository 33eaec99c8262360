import type { Core } from '@strapi/strapi';

import keptRelation from './content-types/kept-relation/schema.json';
import { keepRelations } from './late-relations';
import { keepSharedRelations } from './shared-relations';

export default {
  contentTypes: { 'kept-relation': { schema: keptRelation } },
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.plugin('graphql').service('extension').shadowCRUD('plugin::mends.kept-relation').disable();
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.documents.use(keepRelations(strapi));
    keepSharedRelations(strapi);
  },
};
