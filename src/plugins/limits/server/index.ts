import type { Core } from '@strapi/strapi';

import { limits as limitsDoor } from '../api';
import { graphql } from './door';
import { limits } from './limits';

type Context = { strapi: Core.Strapi };

export default {
  middlewares: { graphql },
  services: { limits },
  register({ strapi }: Context) {
    // Made now, before the schema is built.
    limitsDoor(strapi);
  },
};
