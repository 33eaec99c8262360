import type { StrapiApp } from '@strapi/strapi/admin';
import { Globe } from '@strapi/icons';

import { TABS } from './tabs';
import { texts } from './texts';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/diavgeia',
      icon: Globe,
      intlLabel: { id: 'diavgeia.title', defaultMessage: texts.en['diavgeia.title'] ?? '' },
      permissions: [...new Set(TABS.map(({ action }) => action))].map((action) => ({ action, subject: null })),
      position: 7,
      Component: () => import('./DiavgeiaPage'),
    });
  },
  async registerTrads() {
    return Object.entries(texts).map(([locale, data]) => ({ locale, data }));
  },
};
