import type { Core, Struct, UID } from '@strapi/strapi';

import { shownWhen } from '../../visibility/api';
import { filterInSql, list, type Table } from '../shared/sql';

type Of = { uid: string; alias: string };
/** A language that is asked for, and the languages an entry is looked for in then. */
export type Asked = { language: string; chain: readonly string[] };

export const tableOf = (strapi: Core.Strapi, uid: string) => strapi.db.metadata.get(uid) as unknown as Table;

/** `strapi.contentTypes` would collect all of them anew for each look. */
function typeOf(strapi: Core.Strapi, uid: string): Struct.ContentTypeSchema | undefined {
  return strapi.contentType(uid as UID.ContentType);
}

/** The schema of the database in which lies what is served to whoever asks in this language. */
export function schemaOf(language: string): string {
  return `served_${language.toLowerCase().replaceAll('-', '_')}`;
}

/** Whether entries of the type have a text for each language. */
export function isLocalized(strapi: Core.Strapi, uid: string): boolean {
  const options = typeOf(strapi, uid)?.pluginOptions as { i18n?: { localized?: boolean } } | undefined;
  return options?.i18n?.localized === true;
}

/** The fields of the type itself on which it depends whether everybody may see an entry; null where it depends on another entry. */
export function deciding(strapi: Core.Strapi, uid: string): string[] | null {
  const { attributes } = tableOf(strapi, uid);
  const type = typeOf(strapi, uid);
  const names = Object.keys((type && shownWhen(type)) ?? {});
  if (names.some((name) => attributes[name]?.joinTable)) return null;
  return [...new Set(['documentId', 'locale', 'publishedAt', ...names])].map((name) => attributes[name]?.columnName ?? name);
}

/** The table that lists which versions of the type are served, where it can be kept: by what the rows themselves say. */
export function keptTable(strapi: Core.Strapi, { language }: Asked, uid: string): string | null {
  return isKept(strapi, uid) ? `${schemaOf(language)}.kept_${tableOf(strapi, uid).tableName}` : null;
}

/** Where whoever asks in this language reads the type: of what is kept the view of the whole rows, else the type's own table. */
export function readTable(strapi: Core.Strapi, { language }: Pick<Asked, 'language'>, uid: string): string {
  const { tableName } = tableOf(strapi, uid);
  return isKept(strapi, uid) ? `${schemaOf(language)}.${tableName}` : tableName;
}

export function isKept(strapi: Core.Strapi, uid: string): boolean {
  return isLocalized(strapi, uid) && deciding(strapi, uid) !== null;
}

/** The SQL condition under which a row is what everybody may see; a component goes with what it belongs to. */
export function visible(strapi: Core.Strapi, { uid, alias }: Of): string {
  const type = typeOf(strapi, uid);
  return filterInSql(type ? shownWhen(type) : null, {
    table: tableOf(strapi, uid),
    alias,
    tables: (other) => tableOf(strapi, other),
  });
}

/** How far down the chain the row's language stands; null where it is not in it. */
export function rank(chain: readonly string[], alias: string): string {
  return `array_position(${list(chain)}, ${alias}.locale::text)`;
}

/** The SQL condition under which a row is the version of its entry that is served. */
export function served(strapi: Core.Strapi, asked: Asked, of: Of): string {
  if (!isLocalized(strapi, of.uid)) return visible(strapi, of);
  return `${of.alias}.locale = ${whereServed(strapi, asked, of)}`;
}

/** The same from behind `locale =`, for whoever cannot say more than what a field equals. */
export function whereServed(strapi: Core.Strapi, asked: Asked, of: Of): string {
  return `ANY (${list(asked.chain)}) AND ${visible(strapi, of)} AND ${isBest(strapi, asked, of)}`;
}

/** No version of the same entry that everybody may see stands further up in the chain. */
function isBest(strapi: Core.Strapi, { chain }: Asked, { uid, alias }: Of): string {
  const better = `${alias}_better`;
  return `NOT EXISTS (SELECT FROM ${tableOf(strapi, uid).tableName} ${better}
    WHERE ${better}.document_id = ${alias}.document_id AND ${rank(chain, better)} < ${rank(chain, alias)}
      AND ${visible(strapi, { uid, alias: better })})`;
}
