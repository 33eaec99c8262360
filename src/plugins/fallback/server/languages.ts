import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { defaultLanguage, knownLanguages } from '../../languages/api';
import { chainOf } from '../shared/chain';

/** In which languages an entry is looked for, by the one that is asked for. */
export type Chains = ReadonlyMap<string, readonly string[]>;

export async function chainsOf(strapi: Core.Strapi): Promise<Chains> {
  const [known, first] = [await knownLanguages(strapi), await defaultLanguage(strapi)];
  return new Map(known.map((asked) => [asked, chainOf({ asked, known, first })]));
}

/**
 * The same while Strapi looks at the tables, before it knows its languages: those of the settings, which it is about to make, and those
 * that the office added itself. Another process may be serving all of them.
 */
export async function chainsBefore(strapi: Core.Strapi): Promise<Chains> {
  const wanted = readSettings().OFFICE_LOCALES;
  const { connection } = strapi.db;
  const rows = ((await connection.schema.hasTable('i18n_locale')) ? await connection('i18n_locale').select('code') : []) as {
    code: string;
  }[];
  const known = [...new Set([...wanted, ...rows.map(({ code }) => code)])];
  return new Map(known.map((asked) => [asked, chainOf({ asked, known, first: wanted[0] ?? asked })]));
}
