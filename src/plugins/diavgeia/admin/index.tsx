import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { Globe } from '@strapi/icons';

import { PostingPanel } from './publishing/panel';
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
  bootstrap({ getPlugin }: Pick<StrapiApp, 'getPlugin'>) {
    const apis = getPlugin('content-manager').apis as ContentManagerPlugin['config']['apis'];
    apis.addEditViewSidePanel((panels) => [...panels, PostingPanel]);
  },
  async registerTrads() {
    return Object.entries(texts).map(([locale, data]) => ({ locale, data }));
  },
};
