import type { Core } from '@strapi/strapi';

import { leadFromFormerAddress, tellGoneInAny } from './addresses';
import { serveNextBest, tellOverRest } from './documents';
import { askInGraphql } from './graphql';
import { chainsBefore } from './languages';
import { readAsServed } from './reading';
import { askInRest } from './rest';
import { openServing } from './serving';
import { noteTexts } from './texts';
import { dropOutdatedViews } from './views';

type Context = { strapi: Core.Strapi };

export default {
  register({ strapi }: Context) {
    askInRest(strapi);
    askInGraphql(strapi);
    strapi.hook('strapi::content-types.beforeSync').register(async () => dropOutdatedViews(strapi, await chainsBefore(strapi)));
  },
  async bootstrap({ strapi }: Context) {
    const serving = await openServing(strapi);
    readAsServed(strapi, serving);
    strapi.documents.use(noteTexts(strapi));
    strapi.documents.use(tellGoneInAny(strapi, serving));
    strapi.documents.use(leadFromFormerAddress(strapi, serving));
    strapi.documents.use(tellOverRest(strapi, serving));
    strapi.documents.use(serveNextBest(strapi));
  },
};
