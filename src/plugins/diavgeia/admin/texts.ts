import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

/** The sentences of all parts of the page, by language. */
export const texts: Record<'el' | 'tr' | 'en', Record<string, string>> = {
  el: { ...el },
  tr: { ...tr },
  en: { ...en },
};
