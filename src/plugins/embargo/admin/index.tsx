import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';

import { LinksPanel } from './panel';
import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

type ContentManager = ContentManagerPlugin['config']['apis'];

export default {
  register() {},
  bootstrap({ getPlugin }: Pick<StrapiApp, 'getPlugin'>) {
    (getPlugin('content-manager').apis as ContentManager).addEditViewSidePanel([LinksPanel]);
  },
  async registerTrads() {
    return Object.entries({ el, tr, en }).map(([locale, data]) => ({ locale, data }));
  },
};
