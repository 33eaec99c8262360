import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { defaultLanguage } from '../../languages/api';
import { chainOf } from '../shared/chain';
import { leadFromFormerAddress, tellGoneInAny } from './addresses';
import { serveNextBest, tellOverRest } from './documents';
import { askInGraphql } from './graphql';
import { chainsOf } from './languages';
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
    const known = readSettings().OFFICE_LOCALES;
    const languages = known.map((asked) => ({ language: asked, chain: chainOf({ asked, known, first: known[0] ?? asked }) }));
    strapi.hook('strapi::content-types.beforeSync').register(() => dropOutdatedViews(strapi, languages));
  },
  async bootstrap({ strapi }: Context) {
    const chains = await chainsOf(strapi);
    await makeViews(
      strapi,
      [...chains].map(([language, chain]) => ({ language, chain })),
    );
    addServedModels(strapi, [...chains.keys()]);
    readAsServed(strapi, chains);
    strapi.documents.use(noteTexts(strapi));
    strapi.documents.use(tellGoneInAny(strapi, chains));
    strapi.documents.use(leadFromFormerAddress(strapi, chains));
    strapi.documents.use(tellOverRest(strapi, await defaultLanguage(strapi)));
    strapi.documents.use(serveNextBest(strapi));
  },
};
