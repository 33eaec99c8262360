import type { Core, Struct, UID } from '@strapi/strapi';

import { shownWhen } from '../../visibility/api';
import { filterInSql, list, type Table } from '../shared/sql';

type Of = { uid: string; alias: string };

export const tableOf = (strapi: Core.Strapi, uid: string) => strapi.db.metadata.get(uid) as unknown as Table;

/** `strapi.contentTypes` would collect all of them anew for each look. */
function typeOf(strapi: Core.Strapi, uid: string): Struct.ContentTypeSchema | undefined {
  return strapi.contentType(uid as UID.ContentType);
}

/** Whether entries of the type have a text for each language. */
export function isLocalized(strapi: Core.Strapi, uid: string): boolean {
  const options = typeOf(strapi, uid)?.pluginOptions as { i18n?: { localized?: boolean } } | undefined;
  return options?.i18n?.localized === true;
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

/** No version of the same entry that everybody may see stands further up in the chain. */
export function isBest(strapi: Core.Strapi, chain: readonly string[], { uid, alias }: Of): string {
  const better = `${alias}_better`;
  return `NOT EXISTS (SELECT FROM ${tableOf(strapi, uid).tableName} ${better}
    WHERE ${better}.document_id = ${alias}.document_id AND ${rank(chain, better)} < ${rank(chain, alias)}
      AND ${visible(strapi, { uid, alias: better })})`;
}

/** The SQL condition under which a row is the version of its entry that is served. */
export function served(strapi: Core.Strapi, chain: readonly string[], of: Of): string {
  if (!isLocalized(strapi, of.uid)) return visible(strapi, of);
  return `${of.alias}.locale = ANY (${list(chain)}) AND ${visible(strapi, of)} AND ${isBest(strapi, chain, of)}`;
}
