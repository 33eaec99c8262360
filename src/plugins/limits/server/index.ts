import type { Core } from '@strapi/strapi';

import { limits as limitsDoor } from '../api';
import { graphql } from './door';
import { limits } from './limits';
import { origins } from './origins';
import { rates } from './rates';

type Context = { strapi: Core.Strapi };

export default {
  middlewares: { graphql, origins, rates },
  services: { limits },
  register({ strapi }: Context) {
    // Made now, before the schema is built.
    limitsDoor(strapi);
  },
  destroy({ strapi }: Context) {
    limitsDoor(strapi).counting.stop();
  },
};
