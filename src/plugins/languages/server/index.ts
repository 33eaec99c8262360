import { ensureLanguages } from './languages';
import { refuseUnknownLanguage } from './guard';
import type { Core } from '@strapi/strapi';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureLanguages(strapi);
    strapi.documents.use(refuseUnknownLanguage(strapi));
  },
};
