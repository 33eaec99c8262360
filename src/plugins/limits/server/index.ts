import type { Core } from '@strapi/strapi';

import { limits as limitsDoor } from '../api';
import { watchConnections } from './connections';
import { graphql } from './door';
import { journal } from './journal';
import { limits } from './limits';
import { origins } from './origins';
import { rates } from './rates';
import { limitQuestions } from './rest';
import { limitStatements, time } from './time';

type Context = { strapi: Core.Strapi };

export default {
  middlewares: { graphql, journal, origins, rates, time },
  services: { limits },
  register({ strapi }: Context) {
    // Made now, before the schema is built.
    limitsDoor(strapi);
    limitQuestions(strapi);
    watchConnections(strapi.server.httpServer);
  },
  bootstrap({ strapi }: Context) {
    limitStatements(strapi);
  },
  destroy({ strapi }: Context) {
    limitsDoor(strapi).counting.stop();
  },
};
