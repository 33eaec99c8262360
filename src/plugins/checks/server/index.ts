import type { Core } from '@strapi/strapi';

import { checkDepartments } from './departments';
import { checkEntries } from './guard';

export default {
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.documents.use(checkEntries(strapi));
    strapi.documents.use(checkDepartments(strapi));
  },
};
