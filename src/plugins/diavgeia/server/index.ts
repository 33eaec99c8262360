import type { Core } from '@strapi/strapi';

import { mirror } from './mirror/mirror';
import { scheduleMirror } from './schedule';

export default {
  services: { mirror },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    scheduleMirror(strapi);
  },
};
