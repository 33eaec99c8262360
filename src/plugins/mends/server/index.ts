import type { Core } from '@strapi/strapi';

import keptRelation from './content-types/kept-relation/schema.json';
import { surviveWhatFollows } from './after-commit';
import { tellFailedCommits } from './commits';
import { forbidRelations } from './forbidden-relations';
import { askForNothingEmpty } from './idle-publishing';
import { keepRelations } from './late-relations';
import { keepSharedRelations } from './shared-relations';
import { readNoNewComponents } from './new-components';
import { draftOverGraphql, draftOverRest } from './silent-publishing';
import { writeOnceMore } from './once-more';
import { sortWhatIsShown } from './shown-sort';
import { skipUnheardEvents } from './unheard-events';

export default {
  contentTypes: { 'kept-relation': { schema: keptRelation } },
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.plugin('graphql').service('extension').shadowCRUD('plugin::mends.kept-relation').disable();
    draftOverGraphql(strapi);
    forbidRelations(strapi);
    sortWhatIsShown(strapi);
    skipUnheardEvents(strapi);
    askForNothingEmpty();
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    readNoNewComponents(strapi);
    tellFailedCommits(strapi);
    surviveWhatFollows(strapi);
    draftOverRest(strapi);
    strapi.documents.use(keepRelations(strapi));
    keepSharedRelations(strapi);
    writeOnceMore(strapi);
  },
};
