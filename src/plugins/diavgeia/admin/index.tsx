import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { Globe, Sparkle } from '@strapi/icons';

import { MirroredPanel } from './acts/MirroredPanel';
import { widgets } from './home/widgets';
import { PROPOSE } from '../shared/names';
import { placeField, registerField } from './citing/field';
import { NoticesPanel } from './citing/NoticesPanel';
import { PostingPanel } from './publishing/panel';
import { TABS } from './tabs';
import { texts } from './texts';

export default {
  register(app: StrapiApp) {
    registerField(app);
    app.widgets.register({
      id: 'proposals',
      pluginId: 'diavgeia',
      icon: Sparkle,
      title: { id: 'diavgeia.proposals.widget', defaultMessage: 'Proposals' },
      permissions: [{ action: PROPOSE }],
      component: async () => (await import('./proposals/Widget')).default,
    });
    app.addMenuLink({
      to: 'plugins/diavgeia',
      icon: Globe,
      intlLabel: { id: 'diavgeia.title', defaultMessage: texts.en['diavgeia.title'] ?? '' },
      permissions: [...new Set(TABS.map(({ action }) => action))].map((action) => ({ action, subject: null })),
      position: 7,
      Component: () => import('./DiavgeiaPage'),
    });
    app.widgets.register((stock) => [...stock, ...widgets]);
  },
  bootstrap({ getPlugin, registerHook }: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    const apis = getPlugin('content-manager').apis as ContentManagerPlugin['config']['apis'];
    apis.addEditViewSidePanel((panels) => [...panels, MirroredPanel, NoticesPanel, PostingPanel]);
    registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', placeField);
  },
  async registerTrads() {
    return Object.entries(texts).map(([locale, data]) => ({ locale, data }));
  },
};
