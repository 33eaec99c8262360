import type { Core } from '@strapi/strapi';

import { actRoutes, acts } from './desk/acts';
import { exposureRoutes, exposures } from './desk/exposures';
import { mirrorRoutes, mirrors } from './desk/mirrors';
import { mirror } from './mirror/mirror';
import { registerActions } from './permissions';
import { scheduleMirror } from './schedule';

export default {
  services: { mirror },
  controllers: { mirrors, exposures, acts },
  routes: [...mirrorRoutes, ...exposureRoutes, ...actRoutes],
  async register({ strapi }: { strapi: Core.Strapi }) {
    await registerActions(strapi);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    scheduleMirror(strapi);
  },
};
