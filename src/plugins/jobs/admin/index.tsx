import type { StrapiApp } from '@strapi/strapi/admin';
import { Clock } from '@strapi/icons';

import { READ } from '../shared/names';
import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/jobs',
      icon: Clock,
      intlLabel: { id: 'jobs.title', defaultMessage: en['jobs.title'] },
      permissions: [{ action: READ, subject: null }],
      position: 9,
      Component: () => import('./JobsPage'),
    });
  },
  async registerTrads() {
    return Object.entries({ el, tr, en }).map(([locale, data]) => ({ locale, data }));
  },
};
