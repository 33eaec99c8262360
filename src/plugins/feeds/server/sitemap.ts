import { Readable } from 'node:stream';

import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';

import { callerLanguage } from '../../../office/refusal';
import { publicUrl, readSettings } from '../../../office/settings';
import { noteRead } from '../../delivery/api';
import { languagesInOrder } from '../../languages/api';
import { PUBLIC_TYPES, shownWhen } from '../../visibility/api';
import { NO_SUCH_PART } from '../shared/refusals';
import { robots } from '../shared/robots';
import { MOST_ADDRESSES, SITEMAP, sitemapIndex, urlsOf, type Version } from '../shared/sitemap';
import { around } from './reading';

/** A type with pages: `name` is its plural, as in REST; `languages` are the office's, the default first. */
type Paged = {
  uid: UID.ContentType;
  name: string;
  table: string;
  columns: { slug: string; changed: string; locale: string };
  languages: string[];
};

/** Read from the database at once, so that a hundred thousand entries never lie in memory together. */
const AT_ONCE = 2_000;
/** So many characters go out together. */
const PIECE = 64_000;

/** The only map where it holds all, else the list of its parts. */
export const sitemap = (strapi: Core.Strapi) => async (ctx: Context) => {
  const types = await pagedTypes(strapi);
  for (const { uid } of types) noteRead(strapi, { type: uid });
  const counts = await Promise.all(types.map((type) => documentsOf(strapi, type)));
  const sizes = counts.map((count, i) => count * (types[i]?.languages.length ?? 1));
  ctx.type = 'application/xml; charset=utf-8';
  const isWhole = sizes.reduce((sum, size) => sum + size, 0) <= MOST_ADDRESSES;
  ctx.body = isWhole ? written(allOf(strapi, types)) : indexOf(types, counts);
};

/** `press-releases-2.xml`: the second part of one type. */
export const sitemapPart = (strapi: Core.Strapi) => async (ctx: Context) => {
  const [, name, number] = /^([a-z-]+)-([1-9]\d{0,4})\.xml$/.exec(String(ctx.params.part)) ?? [];
  const type = (await pagedTypes(strapi)).find((one) => one.name === name);
  const first = type ? (Number(number) - 1) * perPart(type) : 0;
  if (!type || (first > 0 && first >= (await documentsOf(strapi, type))))
    throw new errors.NotFoundError(NO_SUCH_PART[callerLanguage(strapi)]);
  noteRead(strapi, { type: type.uid });
  ctx.type = 'application/xml; charset=utf-8';
  ctx.body = written(versionsOf(strapi, type, { first, count: perPart(type) }));
};

export const robotsTxt = (ctx: Context) => {
  const settings = readSettings();
  ctx.type = 'text/plain; charset=utf-8';
  ctx.body = robots({ office: publicUrl(settings), hasWebsite: settings.SITE_URL.length > 0 });
};

function perPart({ languages }: Paged): number {
  return Math.floor(MOST_ADDRESSES / languages.length);
}

/** What is published, and whatever else SITE_URL names a pattern for; types with conditions of their own have no pages. */
async function pagedTypes(strapi: Core.Strapi): Promise<Paged[]> {
  const languages = await languagesInOrder(strapi);
  const named = readSettings().SITE_URL.map((pattern) => /^([a-z-]+)=/.exec(pattern)?.[1]);
  return PUBLIC_TYPES.flatMap((uid) => {
    const schema = strapi.contentType(uid);
    const { pluralName: name } = schema.info;
    const shown = shownWhen(schema);
    const isPublishable = 'publicUpdatedAt' in schema.attributes;
    const hasPages = isPublishable || (named.includes(name) && shown === null);
    if (!hasPages) return [];
    const columns = {
      slug: 'slug' in schema.attributes ? 'slug' : 'NULL',
      changed: isPublishable ? 'public_updated_at' : 'updated_at',
      locale: (schema.pluginOptions as { i18n?: { localized?: boolean } }).i18n?.localized ? 'locale' : 'NULL',
    };
    return [{ uid, name, table: strapi.db.metadata.get(uid).tableName, columns, languages }];
  });
}

/** Whose pages exist: what was merged into something else leads there, and is no page of its own. */
function rowsOf(strapi: Core.Strapi, { table, columns, languages }: Paged) {
  const rows = strapi.db.connection(table).whereNotNull('published_at');
  if (columns.locale === 'locale') void rows.whereIn('locale', languages);
  if (columns.changed === 'public_updated_at') void rows.whereRaw(`lifecycle IS DISTINCT FROM 'merged'`);
  return rows;
}

async function documentsOf(strapi: Core.Strapi, type: Paged): Promise<number> {
  const [found] = await rowsOf(strapi, type).countDistinct<{ count: string }[]>({ count: 'document_id' });
  return Number(found?.count ?? 0);
}

type Span = { first: number; count: number };
type Entries = AsyncGenerator<{ type: Paged; versions: Version[] }>;

async function* allOf(strapi: Core.Strapi, types: Paged[]): Entries {
  for (const type of types) yield* versionsOf(strapi, type, { first: 0, count: MOST_ADDRESSES });
}

async function* versionsOf(strapi: Core.Strapi, type: Paged, { first, count }: Span): Entries {
  const { slug, changed, locale } = type.columns;
  for (let at = first, last = ''; at < first + count; at += AT_ONCE) {
    const documents = rowsOf(strapi, type).distinct('document_id').orderBy('document_id');
    const next = last ? documents.where('document_id', '>', last) : documents.offset(first);
    const rows: Version[] = await rowsOf(strapi, type)
      .whereIn('document_id', next.limit(Math.min(AT_ONCE, first + count - at)))
      .orderBy(['document_id', 'id'])
      .select('document_id as documentId')
      .select(strapi.db.connection.raw(`${slug} AS slug, ${changed} AS "changedAt", ${locale} AS locale`));
    const byDocument = byId(rows);
    for (const versions of byDocument.values()) yield { type, versions };
    last = rows.at(-1)?.documentId ?? '';
    if (byDocument.size < AT_ONCE) return;
  }
}

function byId(rows: Version[]): Map<string, Version[]> {
  const found = new Map<string, Version[]>();
  for (const row of rows) found.set(row.documentId, [...(found.get(row.documentId) ?? []), row]);
  return found;
}

function written(entries: Entries): Readable {
  const { addresses } = around();
  const pieces = async function* () {
    let piece = SITEMAP.begins;
    for await (const { type, versions } of entries) {
      piece += urlsOf(versions, { type: type.name, addresses, locales: type.languages });
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
    yield piece + SITEMAP.ends;
  };
  return Readable.from(pieces());
}

function indexOf(types: Paged[], counts: number[]): string {
  const office = publicUrl(readSettings());
  const parts = types.flatMap((type, i) =>
    Array.from({ length: Math.ceil((counts[i] ?? 0) / perPart(type)) }, (_, n) => `${office}/sitemap-${type.name}-${n + 1}.xml`),
  );
  return sitemapIndex(parts);
}
