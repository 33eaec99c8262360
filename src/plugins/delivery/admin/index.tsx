import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

/** Nothing but the words for its work on the page of background work. */
export default {
  // Strapi calls it unasked, and shows nobody a panel without it.
  register: () => undefined,
  async registerTrads() {
    return Object.entries({ el, tr, en }).map(([locale, data]) => ({ locale, data }));
  },
};
