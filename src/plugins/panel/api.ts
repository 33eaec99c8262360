import el from './admin/translations/el.json';
import en from './admin/translations/en.json';
import tr from './admin/translations/tr.json';
import type { Language, Words } from './shared/words';

export { labelId, valueId, LANGUAGES, type Language } from './shared/words';

/** What types, fields and choices are called, for papers that are not shown by the panel. */
export const WORDS: Record<Language, Words> = { el, tr, en };
