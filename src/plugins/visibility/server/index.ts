import type { Core } from '@strapi/strapi';

import { gateContentApi } from './content-api';
import { closeGraphql } from './graphql';
import { keepContactsInside } from './guard';
import { closeLists, closeReaders } from './lists';
import { settleRights } from './rights';

type Context = { strapi: Core.Strapi };

export default {
  register({ strapi }: Context) {
    closeGraphql(strapi);
    closeLists(strapi);
    closeReaders(strapi);
    gateContentApi(strapi);
  },
  async bootstrap({ strapi }: Context) {
    strapi.documents.use(keepContactsInside(strapi));
    await settleRights(strapi);
  },
};
