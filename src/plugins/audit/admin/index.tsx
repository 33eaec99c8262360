import type { StrapiApp } from '@strapi/strapi/admin';
import { BulletList } from '@strapi/icons';

import { READ } from '../shared/names';
import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/audit',
      icon: BulletList,
      intlLabel: { id: 'audit.title', defaultMessage: en['audit.title'] },
      permissions: [{ action: READ, subject: null }],
      position: 8,
      Component: () => import('./LogPage'),
    });
  },
  async registerTrads() {
    return Object.entries({ el, tr, en }).map(([locale, data]) => ({ locale, data }));
  },
};
