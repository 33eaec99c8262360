import type { Core } from '@strapi/strapi';

import { registerConditions } from './conditions';
import { refuseTextsOfTranslators } from './guard';
import { logins } from './logins';
import { ensureRoles } from './roles';

export default {
  services: { logins },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerConditions(strapi);
    await ensureRoles(strapi);
    strapi.documents.use(refuseTextsOfTranslators(strapi));
  },
};
