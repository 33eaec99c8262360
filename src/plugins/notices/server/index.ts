import type { Core } from '@strapi/strapi';

import { listen } from '../../editorial/api';
import notice from './content-types/notice/schema.json';
import preferenceType from './content-types/preference/schema.json';
import { noteDone, noteRemark } from './notices';
import { writeLetters } from './post';
import { preference, routes } from './routes';

type Context = { strapi: Core.Strapi };

export default {
  contentTypes: { notice: { schema: notice }, preference: { schema: preferenceType } },
  controllers: { preference },
  routes,
  register({ strapi }: Context) {
    const graphql = strapi.plugin('graphql').service('extension');
    for (const type of ['notice', 'preference']) graphql.shadowCRUD(`plugin::notices.${type}`).disable();
  },
  bootstrap({ strapi }: Context) {
    writeLetters(strapi);
    listen(strapi, {
      done: (done) => noteDone(strapi, done),
      remarked: (remarked) => noteRemark(strapi, remarked),
    });
  },
};
