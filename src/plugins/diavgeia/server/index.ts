import type { Core } from '@strapi/strapi';

import { tellInGraphql, tellInRest } from './citing/doors';
import { guardCitations } from './citing/guard';
import { citing, citingRoutes } from './citing/routes';
import { scheduleCited } from './citing/schedule';
import { mirrorRoutes, mirrors } from './desk/mirrors';
import { mirror } from './mirror/mirror';
import { registerActions } from './permissions';
import { proposals, proposalRoutes } from './proposals/routes';
import { ensureReadyRules } from './proposals/rules';
import { scheduleMirror } from './schedule';

export default {
  services: { mirror },
  controllers: { mirrors, citing, proposals },
  routes: [...mirrorRoutes, ...citingRoutes, ...proposalRoutes],
  async register({ strapi }: { strapi: Core.Strapi }) {
    tellInGraphql(strapi);
    await registerActions(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.documents.use(guardCitations(strapi));
    strapi.documents.use(tellInRest(strapi));
    await ensureReadyRules(strapi);
    scheduleMirror(strapi);
    scheduleCited(strapi);
  },
};
