import type { Core } from '@strapi/strapi';

import { defaultLanguage } from '../../languages/api';
import { leadFromFormerAddress, tellGoneInAny } from './addresses';
import { serveNextBest, tellOverRest } from './documents';
import { askInGraphql } from './graphql';
import { chainsBefore, chainsOf } from './languages';
import { addServedModels } from './models';
import { readAsServed } from './reading';
import { askInRest } from './rest';
import { noteTexts } from './texts';
import { dropOutdatedViews, makeViews } from './views';

type Context = { strapi: Core.Strapi };

export default {
  register({ strapi }: Context) {
    askInRest(strapi);
    askInGraphql(strapi);
    strapi.hook('strapi::content-types.beforeSync').register(async () => dropOutdatedViews(strapi, await chainsBefore(strapi)));
  },
  async bootstrap({ strapi }: Context) {
    const chains = await chainsOf(strapi);
    await makeViews(strapi, chains);
    addServedModels(strapi, [...chains.keys()]);
    readAsServed(strapi, chains);
    strapi.documents.use(noteTexts(strapi));
    strapi.documents.use(tellGoneInAny(strapi, chains));
    strapi.documents.use(leadFromFormerAddress(strapi, chains));
    strapi.documents.use(tellOverRest(strapi, await defaultLanguage(strapi)));
    strapi.documents.use(serveNextBest(strapi));
  },
};
