import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

/** Only words: what background work is called. */
export default {
  register() {},
  async registerTrads() {
    return Object.entries({ el, tr, en }).map(([locale, data]) => ({ locale, data }));
  },
};
