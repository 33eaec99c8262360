import type { Core } from '@strapi/strapi';

import { door } from './door';
import { answerInGraphql } from './graphql';
import { missNothing, refuseBadQuestions, refuseMisfits } from './guard';

type Context = { strapi: Core.Strapi };

export default {
  middlewares: { door },
  register({ strapi }: Context) {
    answerInGraphql(strapi);
    refuseBadQuestions(strapi);
  },
  bootstrap({ strapi }: Context) {
    strapi.documents.use(missNothing(strapi));
    strapi.documents.use(refuseMisfits(strapi));
  },
};
