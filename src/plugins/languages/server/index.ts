import type { Core } from '@strapi/strapi';

import { refuseUnknownLanguage } from './guard';
import { ensureLanguages } from './languages';
import { shareRelations } from './shared-relations';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureLanguages(strapi);
    strapi.documents.use(refuseUnknownLanguage(strapi));
    strapi.documents.use(shareRelations(strapi));
  },
};
