import type { StrapiApp } from '@strapi/strapi/admin';
import { Book } from '@strapi/icons';

import { READ } from '../shared/names';
import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/registers',
      icon: Book,
      intlLabel: { id: 'registers.title', defaultMessage: en['registers.title'] },
      permissions: [{ action: READ, subject: null }],
      position: 7,
      Component: () => import('./BookPage'),
    });
  },
  async registerTrads() {
    return Object.entries({ el, tr, en }).map(([locale, data]) => ({ locale, data }));
  },
};
