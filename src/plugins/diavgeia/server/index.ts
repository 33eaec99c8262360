import type { Core } from '@strapi/strapi';

import { mirrorRoutes, mirrors } from './desk/mirrors';
import { mirror } from './mirror/mirror';
import { registerActions } from './permissions';
import { postingRoutes, postings } from './publishing/routes';
import { defineSending } from './publishing/sending';
import { scheduleMirror } from './schedule';

export default {
  services: { mirror },
  controllers: { mirrors, postings },
  routes: [...mirrorRoutes, ...postingRoutes],
  async register({ strapi }: { strapi: Core.Strapi }) {
    await registerActions(strapi);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    scheduleMirror(strapi);
    defineSending(strapi);
  },
};
