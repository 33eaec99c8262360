import type { Core } from '@strapi/strapi';

import { tellInGraphql, tellInRest } from './citing/doors';
import { guardCitations } from './citing/guard';
import { citing, citingRoutes } from './citing/routes';
import { mirrorRoutes, mirrors } from './desk/mirrors';
import { mirror } from './mirror/mirror';
import { registerActions } from './permissions';
import { scheduleMirror } from './schedule';

export default {
  services: { mirror },
  controllers: { mirrors, citing },
  routes: [...mirrorRoutes, ...citingRoutes],
  async register({ strapi }: { strapi: Core.Strapi }) {
    tellInGraphql(strapi);
    await registerActions(strapi);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.documents.use(guardCitations(strapi));
    strapi.documents.use(tellInRest(strapi));
    scheduleMirror(strapi);
  },
};
