import type { StrapiApp } from '@strapi/strapi/admin';

import { LANGUAGES } from '../shared/words';
import { choiceField } from './Choice';
import { hintFields } from './forms';
import { signTab } from './house';
import { offerGreek } from './language';
import { listField } from './List';
import { wordColumns, wordFilters } from './lists';
import { menuHooks, menuTexts } from './menu';
import { dismissNotices } from './quiet';
import { texts } from './texts';

export default {
  register(app: StrapiApp) {
    app.addFields([choiceField, listField]);
    offerGreek(app);
    signTab();
    dismissNotices();
  },
  bootstrap({ registerHook }: Pick<StrapiApp, 'registerHook'>) {
    const menu = menuHooks();
    registerHook('Admin/CM/pages/App/mutate-collection-types-links', menu.collectionTypes);
    registerHook('Admin/CM/pages/App/mutate-single-types-links', menu.singleTypes);
    registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', hintFields);
    registerHook('Admin/CM/pages/ListView/inject-column-in-table', wordColumns);
    registerHook('Admin/CM/pages/ListView/inject-in-filters', wordFilters);
  },
  async registerTrads() {
    return LANGUAGES.map((locale) => ({ locale, data: { ...texts[locale], ...menuTexts(locale) } }));
  },
};
