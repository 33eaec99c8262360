import type { StrapiApp } from '@strapi/strapi/admin';

import { CHOICE_PAGE } from '../shared/names';
import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

export default {
  /** Everybody who comes into the panel decides it for themselves, so no right is asked for. */
  register(app: StrapiApp) {
    app.addSettingsLink('global', {
      id: 'my-e-mails',
      to: CHOICE_PAGE,
      intlLabel: { id: 'notices.title', defaultMessage: en['notices.title'] },
      permissions: [],
      Component: () => import('./MailPage'),
    });
  },
  async registerTrads() {
    return Object.entries({ el, tr, en }).map(([locale, data]) => ({ locale, data }));
  },
};
