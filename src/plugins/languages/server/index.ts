import type { Core } from '@strapi/strapi';

import { fillInWithCare } from './fill-in';
import { refuseUnknownLanguage } from './guard';
import { ensureLanguages } from './languages';
import { relateTranslated } from './late-translations';
import { shareRelations } from './shared-relations';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureLanguages(strapi);
    fillInWithCare(strapi);
    strapi.documents.use(refuseUnknownLanguage(strapi));
    strapi.documents.use(shareRelations(strapi));
    strapi.documents.use(relateTranslated(strapi));
  },
};
