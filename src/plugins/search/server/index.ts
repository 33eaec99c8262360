import type { Core } from '@strapi/strapi';

import { search as searchAt } from '../api';
import { door } from './doors';
import { searchInGraphql } from './graphql';
import { searchListsLoosely } from './lists';
import { search } from './search';
import { followTheWrites, upkeep } from './upkeep';

type Context = { strapi: Core.Strapi };

export default {
  services: { search, upkeep },
  register({ strapi }: Context) {
    searchInGraphql(strapi);
    searchListsLoosely();
    strapi.server.routes([{ method: 'GET', path: '/api/search', handler: door(strapi), config: { auth: false } }]);
  },
  async bootstrap({ strapi }: Context) {
    await followTheWrites(strapi);
  },
  async destroy({ strapi }: Context) {
    await searchAt(strapi).rest();
  },
};
