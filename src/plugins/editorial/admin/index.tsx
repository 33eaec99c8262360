import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';

import { DeskAction, withoutStock } from './edit/actions';
import { DeskPanel } from './edit/panel';
import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

type ContentManager = ContentManagerPlugin['config']['apis'];

export default {
  register() {},
  bootstrap({ getPlugin }: Pick<StrapiApp, 'getPlugin'>) {
    const apis = getPlugin('content-manager').apis as ContentManager;
    apis.addEditViewSidePanel(([stock, ...others]) => [...(stock ? [stock] : []), DeskPanel, ...others]);
    apis.addDocumentAction((actions) => [DeskAction, ...withoutStock(actions)]);
    apis.addBulkAction(withoutStock);
  },
  async registerTrads() {
    return Object.entries({ el, tr, en }).map(([locale, data]) => ({ locale, data }));
  },
};
