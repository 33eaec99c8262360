import type { Core, UID } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';

type Locale = { id: number; code: string };
type Locales = {
  find(): Promise<Locale[]>;
  create(locale: { code: string; name: string }): Promise<Locale>;
  update(which: { id: number }, locale: { code: string; name: string }): Promise<Locale>;
  getDefaultLocale(): Promise<string>;
  setDefaultLocale(locale: { code: string }): Promise<void>;
};

/** Makes the languages of OFFICE_LOCALES that are missing, the first the default; none is ever removed, since texts hang on it. */
export async function ensureLanguages(strapi: Core.Strapi): Promise<void> {
  const locales = localesOf(strapi);
  const wanted = readSettings().OFFICE_LOCALES;
  const [first] = wanted;
  if (first) await takeOver(strapi, first, wanted);
  const present = (await locales.find()).map(({ code }) => code);
  for (const code of wanted.filter((c) => !present.includes(c))) await make(strapi, code);
  if (first && (await locales.getDefaultLocale()) !== first) await locales.setDefaultLocale({ code: first });
}

/**
 * On each new language Strapi gives the super admins their rights in it, which fails while the panel's own rights are not
 * registered yet, as now; it sets those rights anew a moment later, in every start.
 */
async function make(strapi: Core.Strapi, code: string): Promise<void> {
  strapi.db.lifecycles.disable();
  try {
    await localesOf(strapi).create({ code, name: nameOf(code) });
  } finally {
    strapi.db.lifecycles.enable();
  }
}

/** Strapi makes English on an empty database; where the office does not write in it, that becomes the office's first language. */
async function takeOver(strapi: Core.Strapi, first: string, wanted: string[]): Promise<void> {
  const [only, ...more] = await localesOf(strapi).find();
  if (!only || more.length > 0 || wanted.includes(only.code) || (await isWrittenIn(strapi, only.code))) return;
  await localesOf(strapi).update({ id: only.id }, { code: first, name: nameOf(first) });
}

async function isWrittenIn(strapi: Core.Strapi, locale: string): Promise<boolean> {
  const types = Object.values(strapi.contentTypes).filter(
    ({ uid, attributes }) => uid.startsWith('api::') && 'locale' in attributes,
  );
  const counts = await Promise.all(types.map(({ uid }) => strapi.db.query(uid).count({ where: { locale } })));
  return counts.some((count) => count > 0);
}

export async function knownLanguages(strapi: Core.Strapi): Promise<string[]> {
  return (await localesOf(strapi).find()).map(({ code }) => code);
}

/** The one a call is about that names none. */
export async function defaultLanguage(strapi: Core.Strapi): Promise<string> {
  return localesOf(strapi).getDefaultLocale();
}

/** The default first, then as the settings name them, then what the office added itself. */
export async function languagesInOrder(strapi: Core.Strapi): Promise<string[]> {
  const [known, first] = [await knownLanguages(strapi), await defaultLanguage(strapi)];
  const named = readSettings().OFFICE_LOCALES.filter((code) => known.includes(code));
  return [...new Set([first, ...named, ...known])];
}

/** The language of the entry that a call is about; null for all of them, and for what is in no language. */
export async function languageOfEntry(strapi: Core.Strapi, type: UID.ContentType, asked?: string): Promise<string | null> {
  const { i18n } = (strapi.contentType(type).pluginOptions ?? {}) as { i18n?: { localized?: boolean } };
  if (!i18n?.localized || asked === '*') return null;
  return asked ?? defaultLanguage(strapi);
}

function localesOf(strapi: Core.Strapi): Locales {
  return strapi.plugin('i18n').service('locales') as unknown as Locales;
}

function nameOf(code: string): string {
  const own = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return `${own.charAt(0).toLocaleUpperCase(code)}${own.slice(1)} (${code})`;
}
