import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { openPost } from './post';

export default {
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    Object.assign(strapi.plugin('email'), { provider: openPost(readSettings()) });
  },
};
