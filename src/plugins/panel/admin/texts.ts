import { messages, type Language, type Words } from '../shared/words';
import { panelLanguage } from './language';
import el from './translations/el.json';
import en from './translations/en.json';
import strapiEl from './translations/strapi/el.json';
import strapiEn from './translations/strapi/en.json';
import strapiTr from './translations/strapi/tr.json';
import tr from './translations/tr.json';

export const words: Record<Language, Words> = { el, tr, en };

/** The English name of a type is the display name in its schema, which is all that the panel's hooks know of it. */
const displayName = (type: string) => words.en.types[type]?.name ?? type;
const types = new Map(Object.keys(en.types).map((type) => [displayName(type), type]));

/** Strapi's own texts come first, where it has none in this language or where they name Strapi. */
export const texts: Record<Language, Record<string, string>> = {
  el: { ...strapiEl, ...messages(words.el, displayName) },
  tr: { ...strapiTr, ...messages(words.tr, displayName) },
  en: { ...strapiEn, ...messages(words.en, displayName) },
};

export function say(id: string): string | undefined {
  return texts[panelLanguage()][id];
}

export function typeCalled(name: string | undefined): string | undefined {
  return name === undefined ? undefined : types.get(name);
}

/** The values a list may be filled from; empty when it holds free words. */
export function vocabulary(list: string): string[] {
  const owner = Object.values(words.en.types).find(({ values }) => values?.[list]);
  return Object.keys(owner?.values?.[list] ?? {});
}
