import type { Core } from '@strapi/strapi';

import { checkEntries } from './guard';

export default {
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.documents.use(checkEntries(strapi));
  },
};
