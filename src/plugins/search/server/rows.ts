import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import type { Subject } from '../shared/subjects';
import { type Chain, chainTo, hanging, modelOf, ROOT, tableOf } from './chains';
import { literal, shownCondition } from './conditions';

/**
 * The function that answers what readers may find of given documents of one type, a row for each public language version. Nothing else
 * is fetched (`OFFSET 0` keeps the two questions apart): PostgreSQL would rather walk through an index of all that is shown.
 */
export function rowsFunction(strapi: Core.Strapi, subject: Subject): string {
  const { tableName, attributes } = tableOf(strapi, subject.uid);
  const text = (paths: readonly string[] = []) => together(paths.map((path) => chainTo(strapi, subject.uid, path)));
  const column = (path?: string) => (path ? chainTo(strapi, subject.uid, path).column : 'NULL');
  const ids = (paths: readonly string[] = []) =>
    documentsOf(paths.map((path) => chainTo(strapi, subject.uid, `${path}.documentId`)));
  const isLocalized = localized(strapi, subject.uid);
  return `
  CREATE OR REPLACE FUNCTION ${rowsName(subject)}(documents text[])
  RETURNS TABLE (document text, locale text, title text, summary text, important text, texts text, names text, kind text,
    date timestamptz, topics text[], bodies text[], slug text, lifecycle text, url text, within jsonb) LANGUAGE sql STABLE AS $rows$
    SELECT ${ROOT}.document_id, ${isLocalized ? `coalesce(${ROOT}.locale, '')` : `''`}, left(coalesce(${column(subject.title)}, ''), 1000),
      ${subject.summary ? `left(${column(subject.summary)}, 2000)` : 'NULL'},
      ${text(subject.important)}, left(${text(subject.texts)}, 100000), left(${text(subject.names)}, 5000),
      ${column(subject.kind)}, ${dateOf(strapi, subject)}, ${ids(subject.topics ? [subject.topics] : [])}, ${ids(subject.bodies)},
      ${attributes.slug ? `${ROOT}.slug` : 'NULL'}, ${attributes.lifecycle ? `${ROOT}.lifecycle` : 'NULL'}, ${column(subject.url)},
      ${withinOf(strapi, subject)}
    FROM (SELECT * FROM ${tableName} WHERE document_id = ANY (documents) OFFSET 0) AS ${ROOT} WHERE ${shownCondition(strapi, subject.uid)}
  $rows$`;
}

export function rowsName({ type }: Subject): string {
  return `search_rows_${type.replaceAll('-', '_')}`;
}

function localized(strapi: Core.Strapi, uid: string): boolean {
  const { i18n } = (modelOf(strapi, uid).pluginOptions ?? {}) as { i18n?: { localized?: boolean } };
  return i18n?.localized === true;
}

/** All the texts at the ends of these ways, a line each. */
function together(chains: Chain[]): string {
  if (chains.length === 0) return 'NULL::text';
  const parts = chains.map((chain) => {
    const value = chain.type === 'blocks' ? `search_plain(${chain.column})` : `${chain.column}::text`;
    if (chain.steps.length === 0) return value;
    return `(SELECT string_agg(${value}, E'\\n' ORDER BY ${chain.order}) ${hanging(chain)})`;
  });
  return `nullif(concat_ws(E'\\n', ${parts.join(', ')}), '')`;
}

function documentsOf(chains: Chain[]): string {
  if (chains.length === 0) return `'{}'::text[]`;
  const each = chains.map((chain) => `SELECT ${chain.column} AS found ${hanging(chain)}`);
  return `ARRAY(SELECT DISTINCT found FROM (${each.join(' UNION ALL ')}) AS every_one ORDER BY 1)`;
}

/** Days are days of the office; instants are kept in UTC. What is not dated was dated when it was published. */
function dateOf(strapi: Core.Strapi, { uid, date }: Subject): string {
  if (!date) return 'NULL::timestamptz';
  const { column, type } = chainTo(strapi, uid, date);
  if (type === 'date') return `${column}::timestamp AT TIME ZONE ${literal(readSettings().OFFICE_TIMEZONE)}`;
  return `coalesce(${column}, ${ROOT}.published_at, ${ROOT}.created_at) AT TIME ZONE 'UTC'`;
}

function withinOf(strapi: Core.Strapi, { uid, within }: Subject): string {
  if (!within) return 'NULL::jsonb';
  const chain = chainTo(strapi, uid, `${within.field}.documentId`);
  const owner = chain.column.split('.')[0] ?? '';
  return `(SELECT jsonb_build_object('type', ${literal(within.type)}, 'documentId', ${chain.column}, 'slug', ${owner}.slug)
    ${hanging(chain)} AND ${owner}.published_at IS NOT NULL LIMIT 1)`;
}
