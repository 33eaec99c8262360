import type { Core } from '@strapi/strapi';

import { attributesOf, readable } from './relations';
import { isLocalized } from './served';
import { staleAmong, type Text } from './staleness';

type Row = Text & { __component?: string } & Record<string, unknown>;
type Query = { fields?: unknown; populate?: unknown } & Record<string, unknown>;
type Place = { uid: string; path?: string };
type Found = { uid: string; row: Row; path: string };
/** `first` is the office's own language. */
type Answer = { uid: string; rows: Row[]; asked?: string | undefined; added: ReadonlySet<string>; first: string };

/**
 * The question with the language of each entry in it, also where only other fields are asked for; `added` takes the places where it
 * was not asked for itself.
 */
export function askLanguages<T extends Query>(strapi: Core.Strapi, query: T, place: Place, added: Set<string>): T {
  const { uid, path = '' } = place;
  const fields = [query.fields ?? []].flat() as string[];
  const isLeftOut = isLocalized(strapi, uid) && fields.length > 0 && !fields.some((name) => ['locale', '*'].includes(name));
  if (isLeftOut) added.add(path);
  const deeper = (name: string, asked: unknown): unknown => {
    const target = targetOf(strapi, uid, name);
    if (!target || typeof asked !== 'object' || asked === null) return asked;
    return askLanguages(strapi, asked as Query, { uid: target, path: `${path}.${name}` }, added);
  };
  const { populate } = query;
  const isByName = typeof populate === 'object' && populate !== null && !Array.isArray(populate);
  return {
    ...query,
    ...(isLeftOut && { fields: [...fields, 'locale'] }),
    ...(isByName && {
      populate: Object.fromEntries(Object.entries(populate).map(([name, asked]) => [name, deeper(name, asked)])),
    }),
  };
}

/**
 * Writes into entries, and into those that hang on them, in which language they are served, whether that is another than the one
 * asked for, and whether the text they were translated from has changed. `asked` is missing where each is in its own language.
 */
export async function tellLanguages(strapi: Core.Strapi, { uid, rows, asked, added, first }: Answer): Promise<void> {
  const types = typesRead.get(strapi) ?? new Set(readable(strapi));
  typesRead.set(strapi, types);
  const found = rows.flatMap((row) => entriesIn(strapi, types, { uid, row, path: '' }));
  for (const type of new Set(found.map((one) => one.uid))) {
    const entries = found.filter((one) => one.uid === type);
    const stale = await staleAmong(strapi, { type, first, texts: entries.map(({ row }) => row) });
    entries.forEach(({ row, path }, i) => {
      const { locale = null } = row;
      if (added.has(path)) delete row.locale;
      Object.assign(row, { servedLocale: locale, isFallback: asked !== undefined && asked !== locale, isStale: stale[i] });
    });
  }
}

const typesRead = new WeakMap<Core.Strapi, ReadonlySet<string>>();

/** The localized entries among the row and all that was read with it. */
function entriesIn(strapi: Core.Strapi, types: ReadonlySet<string>, { uid, row, path }: Found): Found[] {
  const deeper = Object.entries(row).flatMap(([name, value]): Found[] => {
    if (typeof value !== 'object' || value === null || !attributesOf(strapi, uid)[name]) return [];
    const rows = [value].flat().filter((one): one is Row => typeof one === 'object' && one !== null);
    return rows.flatMap((one) => {
      const type = targetOf(strapi, uid, name) ?? one.__component;
      return type && types.has(type) ? entriesIn(strapi, types, { uid: type, row: one, path: `${path}.${name}` }) : [];
    });
  });
  return isLocalized(strapi, uid) ? [{ uid, row, path }, ...deeper] : deeper;
}

function targetOf(strapi: Core.Strapi, uid: string, name: string): string | undefined {
  const { target, component } = attributesOf(strapi, uid)[name] ?? {};
  return target ?? component;
}
