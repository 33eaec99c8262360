import type { Core } from '@strapi/strapi';

import { rememberChecks } from './checks';
import { readDeepPages } from './deep-pages';
import { shareCounts } from './counts';
import { batchResolvers } from './graphql';
import { readJoinedPages } from './joined-pages';
import { keepOrder } from './order';
import { cleanAtOnce } from './output';
import { type Fields, unwrapPlainFields } from './plain';
import { rememberQuestions, rememberTransforms } from './questions';
import { readWithoutTransaction } from './reads';
import { shareRights } from './rights';
import { narrowRoots } from './roots';
import { rememberStatements } from './statements';
import { databaseOf } from './strapi';

type Context = { strapi: Core.Strapi };

let end = (): void => undefined;

export default {
  config: {
    default: { fieldHooks: false },
    validator(config: { fieldHooks?: unknown }) {
      if (typeof config.fieldHooks !== 'boolean') throw new Error('batching: fieldHooks is true or false.');
    },
  },
  register({ strapi }: Context) {
    if (strapi.db.dialect.client !== 'postgres') {
      strapi.log.warn('batching: only PostgreSQL runs a statement for many parents at once; relations are loaded as ever.');
      return;
    }
    const fields: Fields = new Map();
    const ends = [readWithoutTransaction(), rememberChecks()];
    end = () => ends.forEach((stop) => stop());
    keepOrder(databaseOf(strapi));
    readDeepPages(databaseOf(strapi));
    readJoinedPages(databaseOf(strapi));
    rememberStatements(databaseOf(strapi));
    shareCounts(databaseOf(strapi));
    shareRights(strapi);
    rememberQuestions(strapi);
    rememberTransforms(strapi);
    cleanAtOnce(strapi);
    batchResolvers(strapi, fields);
    unwrapPlainFields(strapi, { fields, fieldHooks: strapi.plugin('batching').config<boolean>('fieldHooks') });
    narrowRoots(strapi, (path) => fields.get(path));
  },
  destroy: () => end(),
};
