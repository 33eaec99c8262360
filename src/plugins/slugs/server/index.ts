import type { Core } from '@strapi/strapi';

import formerSlug from './content-types/former-slug/schema.json';
import { giveAddress, rememberAddress } from './guard';
import { proposeInPanel, tellReadersOnly } from './panel';
import { slugs } from './slugs';

export default {
  contentTypes: { 'former-slug': { schema: formerSlug } },
  services: { slugs },
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.plugin('graphql').service('extension').shadowCRUD('plugin::slugs.former-slug').disable();
    tellReadersOnly(strapi);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    proposeInPanel(strapi);
    strapi.documents.use(giveAddress(strapi));
    strapi.documents.use(rememberAddress(strapi));
  },
};
