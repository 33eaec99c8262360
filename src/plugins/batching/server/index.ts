import type { Core } from '@strapi/strapi';

import { batchResolvers } from './graphql';
import { type Fields, unwrapPlainFields } from './plain';
import { readWithoutTransaction } from './reads';

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
    end = readWithoutTransaction();
    batchResolvers(strapi, fields);
    unwrapPlainFields(strapi, { fields, fieldHooks: strapi.plugin('batching').config<boolean>('fieldHooks') });
  },
  destroy: () => end(),
};
