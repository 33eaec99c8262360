import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { Calendar } from '@strapi/icons';

import { BesidePanel } from './edit/beside';
import { DeskAction, withoutStock } from './edit/actions';
import { DeskPanel } from './edit/panel';
import { PUBLISHABLE } from '../shared/names';
import { widgets } from './home/widgets';
import { stateColumn, stateFilter } from './lists/columns';
import { showOneState } from './one-state';
import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

type ContentManager = ContentManagerPlugin['config']['apis'];

const READ = 'plugin::content-manager.explorer.read';

export default {
  register(app: StrapiApp) {
    showOneState();
    app.widgets.register((stock) => [...widgets, ...stock]);
    app.addMenuLink({
      to: 'plugins/editorial',
      icon: Calendar,
      intlLabel: { id: 'editorial.calendar', defaultMessage: en['editorial.calendar'] },
      permissions: Object.keys(PUBLISHABLE).map((subject) => ({ action: READ, subject })),
      position: 3,
      Component: () => import('./Pages'),
    });
  },
  bootstrap({ getPlugin, registerHook }: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    const apis = getPlugin('content-manager').apis as ContentManager;
    apis.addEditViewSidePanel(([stock, ...others]) => [...(stock ? [stock] : []), DeskPanel, BesidePanel, ...others]);
    apis.addDocumentAction((actions) => [DeskAction, ...withoutStock(actions)]);
    apis.addBulkAction(withoutStock);
    registerHook('Admin/CM/pages/ListView/inject-column-in-table', stateColumn);
    registerHook('Admin/CM/pages/ListView/inject-in-filters', stateFilter);
  },
  async registerTrads() {
    return Object.entries({ el, tr, en }).map(([locale, data]) => ({ locale, data }));
  },
};
