import type { Core } from '@strapi/strapi';

import { door } from './door';
import { answerInGraphql } from './graphql';
import { missNothing, refuseBadQuestions, refuseMisfits } from './guard';
import { names } from './names';

type Context = { strapi: Core.Strapi };

export default {
  middlewares: { door },
  services: { names },
  register({ strapi }: Context) {
    answerInGraphql(strapi);
    refuseBadQuestions(strapi);
  },
  bootstrap({ strapi }: Context) {
    strapi.documents.use(missNothing(strapi));
    strapi.documents.use(refuseMisfits(strapi));
  },
};
