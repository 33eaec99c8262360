import type { Core, Modules } from '@strapi/strapi';

import { refuseIf } from '../../../office/refusal';
import { isPublishable, tellIfGone } from '../../editorial/api';
import { defaultLanguage } from '../../languages/api';
import { FORMER_SLUG } from '../../slugs/api';
import { addressIn, byDocument, refusalsToAddress } from '../shared/address';
import { wants } from '../shared/rules';
import { list } from '../shared/sql';
import { hasAddress } from './relations';
import { rank, tableOf, visible } from './served';
import type { Serving } from './serving';

type Params = { fallback?: unknown; locale?: string | null; filters?: unknown; fields?: unknown } & Record<string, unknown>;
type Row = { documentId: string; slug?: string; locale?: string | null; movedTo?: object };
type Asked = { type: string; slug: string; languages: readonly string[] };

const BY_ADDRESS: readonly string[] = ['findMany', 'findFirst', 'count'];

/**
 * Who asks for an address that was changed, or, with `fallback`, for the one of another language, gets the entry that stands
 * there, which says where it moved to. Of what readers had and have no more they are told why.
 */
export function leadFromFormerAddress(strapi: Core.Strapi, serving: Serving): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    const params = context.params as Params;
    const slug = BY_ADDRESS.includes(context.action) && hasAddress(strapi, type) ? addressIn(params.filters) : undefined;
    if (slug === undefined || !isFromOutside(strapi)) return next();
    refuseIf(strapi, refusalsToAddress(slug));
    const asked = params.locale ?? (await defaultLanguage(strapi));
    const languages = wants(params.fallback) ? serving.chainFor(asked) : [asked];
    const documentId = await standingAt(strapi, { type, slug, languages });
    if (documentId === null) return answered(strapi, { type, slug, languages }, await next());
    const fields = [params.fields ?? []].flat() as string[];
    const isLeftOut = fields.length > 0 && !fields.some((name) => ['slug', '*'].includes(name));
    context.params = {
      ...params,
      filters: byDocument(params.filters, documentId),
      ...(isLeftOut && { fields: [...fields, 'slug'] }),
    } as never;
    const found = await next();
    for (const row of rowsIn(found)) {
      if (row.slug !== slug) row.movedTo = { slug: row.slug, locale: row.locale ?? null, documentId: row.documentId };
      if (isLeftOut) delete row.slug;
    }
    return answered(strapi, { type, slug, languages }, found);
  };
}

/** With `fallback` an entry is gone where it was taken back in a language of the chain and is not out in any of them. */
export function tellGoneInAny(strapi: Core.Strapi, serving: Serving): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const found = await next();
    const type = context.contentType.uid;
    const { fallback, locale, documentId } = context.params as Params & { documentId: string };
    if (found !== null || context.action !== 'findOne' || !wants(fallback) || !isPublishable(type) || !isFromOutside(strapi))
      return found;
    for (const language of serving.chainFor(locale ?? (await defaultLanguage(strapi))))
      await tellIfGone(strapi, { type, documentId, language });
    return found;
  };
}

/** The document that everybody finds at the address now, else the one that had it once; null where there is none. */
async function standingAt(strapi: Core.Strapi, { type, slug, languages }: Asked): Promise<string | null> {
  const former = strapi.db.metadata.get(FORMER_SLUG).tableName;
  const { rows } = await strapi.db.connection.raw(
    `SELECT document FROM (
       SELECT v.document_id AS document, 0 AS place, ${rank(languages, 'v')} AS turn FROM ${tableOf(strapi, type).tableName} v
       WHERE v.slug = :slug AND v.locale = ANY (${list(languages)}) AND ${visible(strapi, { uid: type, alias: 'v' })}
       UNION ALL SELECT document, 1, array_position(${list(languages)}, language::text) FROM ${former}
       WHERE type = :type AND slug = :slug AND language = ANY (${list(languages)})) AS found
     ORDER BY place, turn LIMIT 1`,
    { type, slug },
  );
  return (rows[0] as { document: string } | undefined)?.document ?? null;
}

/** The answer, unless there is none because what stood at the address was taken back. */
async function answered<T>(strapi: Core.Strapi, { type, slug, languages }: Asked, found: T): Promise<T> {
  if (!Array.isArray(found) || found.length > 0 || !isPublishable(type)) return found;
  const { rows } = await strapi.db.connection.raw(
    `SELECT document AS "documentId", language FROM editorial_editions
     WHERE type = :type AND text ->> 'slug' = :slug AND language = ANY (${list(languages)}) ORDER BY at DESC LIMIT 5`,
    { type, slug },
  );
  for (const version of rows as { documentId: string; language: string }[]) await tellIfGone(strapi, { type, ...version });
  return found;
}

function rowsIn(found: unknown): Row[] {
  return [found].flat().filter((one): one is Row => typeof one === 'object' && one !== null);
}

function isFromOutside(strapi: Core.Strapi): boolean {
  return strapi.requestContext.get()?.state.route?.info?.type === 'content-api';
}
