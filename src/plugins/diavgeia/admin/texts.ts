import elPostings from './publishing/translations/el.json';
import enPostings from './publishing/translations/en.json';
import trPostings from './publishing/translations/tr.json';
import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

/** The sentences of all parts of the page, by language. */
export const texts: Record<'el' | 'tr' | 'en', Record<string, string>> = {
  el: { ...el, ...elPostings },
  tr: { ...tr, ...trPostings },
  en: { ...en, ...enPostings },
};
