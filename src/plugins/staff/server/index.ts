import type { Core } from '@strapi/strapi';

import { registerConditions } from './conditions';
import { keepOwnTypesClosed, refuseTextsOfTranslators } from './guard';
import { logins } from './logins';
import { keepUnreadable, nameNothingUnreadable } from './relations';
import { ensureRoles } from './roles';

export default {
  services: { logins },
  register({ strapi }: { strapi: Core.Strapi }) {
    nameNothingUnreadable(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    keepUnreadable(strapi);
    await registerConditions(strapi);
    await ensureRoles(strapi);
    strapi.documents.use(keepOwnTypesClosed(strapi));
    strapi.documents.use(refuseTextsOfTranslators(strapi));
  },
};
