import type { Core } from '@strapi/strapi';

import edition from './content-types/edition/schema.json';
import paper from './content-types/paper/schema.json';
import remark from './content-types/remark/schema.json';
import { desk } from './desk';
import { drafts } from './drafts';
import { publishWhenDue } from './due';
import { keepFiles } from './files';
import { tellRegisters } from './fates';
import { answerGone, tellGone } from './gone';
import { followChanges, guardBelongings, guardPublishable } from './guard';
import { listeners } from './listeners';
import { waitForClearance } from './other-side';
import { keepNamed } from './references';
import { filterLists, tellLists } from './lists';
import { pages } from './pages';
import { registerRights } from './permissions';
import { routes, verbs } from './routes';
import { sayings } from './sayings';
import { takeInOrder } from './together';

type Context = { strapi: Core.Strapi };

export default {
  contentTypes: { paper: { schema: paper }, edition: { schema: edition }, remark: { schema: remark } },
  services: { desk, drafts, listeners },
  controllers: { verbs, pages, sayings },
  routes,
  async register({ strapi }: Context) {
    const graphql = strapi.plugin('graphql').service('extension');
    for (const type of ['paper', 'edition', 'remark']) graphql.shadowCRUD(`plugin::editorial.${type}`).disable();
    answerGone(strapi);
    await registerRights(strapi);
    strapi.documents.use(followChanges(strapi));
    strapi.documents.use(waitForClearance(strapi));
    tellLists(strapi);
  },
  bootstrap({ strapi }: Context) {
    strapi.documents.use(guardPublishable(strapi));
    strapi.documents.use(guardBelongings(strapi));
    strapi.documents.use(keepNamed(strapi));
    strapi.documents.use(tellGone(strapi));
    filterLists(strapi);
    tellRegisters(strapi);
    keepFiles(strapi);
    takeInOrder(strapi);
    publishWhenDue(strapi);
  },
};
