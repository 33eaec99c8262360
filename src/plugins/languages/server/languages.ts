import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';

type Locale = { code: string };
type Locales = {
  find(): Promise<Locale[]>;
  create(locale: { code: string; name: string }): Promise<Locale>;
  getDefaultLocale(): Promise<string>;
  setDefaultLocale(locale: { code: string }): Promise<void>;
};

/** Makes the languages of OFFICE_LOCALES that are missing, the first the default; none is ever removed, since texts hang on it. */
export async function ensureLanguages(strapi: Core.Strapi): Promise<void> {
  const locales = localesOf(strapi);
  const wanted = readSettings().OFFICE_LOCALES;
  const present = (await locales.find()).map(({ code }) => code);
  for (const code of wanted.filter((c) => !present.includes(c))) await locales.create({ code, name: nameOf(code) });
  const [first] = wanted;
  if (first && (await locales.getDefaultLocale()) !== first) await locales.setDefaultLocale({ code: first });
}

export async function knownLanguages(strapi: Core.Strapi): Promise<string[]> {
  return (await localesOf(strapi).find()).map(({ code }) => code);
}

function localesOf(strapi: Core.Strapi): Locales {
  return strapi.plugin('i18n').service('locales') as unknown as Locales;
}

function nameOf(code: string): string {
  const own = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return `${own.charAt(0).toLocaleUpperCase(code)}${own.slice(1)} (${code})`;
}
