import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { refuseIf } from '../../../office/refusal';
import { FORMER_SLUG } from '../shared/names';
import { freeSlug, refusalsToSlug } from '../shared/rules';
import { slugOf } from '../shared/slug';

/** A language version of a document; `documentId` is missing while the document is being made. */
export type Place = { type: UID.ContentType; locale: string | null; documentId?: string };
type Document = { type: UID.ContentType; documentId: string };
type Holder = { slug: string; title: string };
type Addresses = Map<string, Holder>;

export type Slugs = ReturnType<typeof slugs>;

/** Addresses of entries: one for each language version, never shared, never given to another entry later. */
export const slugs = ({ strapi }: { strapi: Core.Strapi }) => {
  const former = () => strapi.db.query(FORMER_SLUG);

  return {
    /** An address nobody has or had, made from the title; the type's own name where the title has no letters. */
    async propose(place: Place, title: string): Promise<string> {
      const base = slugOf({ text: title, locale: place.locale ?? 'en' }) || strapi.contentType(place.type).info.singularName;
      if ((await holders(strapi, place, base)).length === 0) return base;
      const alike = await holders(strapi, place, { $startsWith: base });
      return freeSlug(base, new Set(alike.map(({ slug }) => slug)));
    },

    /** Refuses an address that is malformed, or that another entry has or had. */
    async check(place: Place, slug: string): Promise<void> {
      const [holder] = await holders(strapi, place, slug);
      refuseIf(strapi, refusalsToSlug({ slug, holder: holder?.title ?? null }));
    },

    /** One writer at a time decides on addresses of a type in a language, until its transaction ends. */
    async hold({ type, locale }: Place, trx: Knex.Transaction): Promise<void> {
      await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [`slug ${type} ${locale}`]);
    },

    /** Slug and title of the document as drafted in this language, or null. */
    async drafted({ type, documentId, locale }: Place): Promise<{ slug: string | null; title: string | null } | null> {
      if (!documentId) return null;
      const row = await strapi.db.query(type).findOne({ where: { documentId, locale }, orderBy: { publishedAt: 'desc' } });
      return row && { slug: row.slug, title: row.title ?? row.name };
    },

    /** The addresses under which readers find the document now, by language. */
    async published({ type, documentId }: Document): Promise<Addresses> {
      const title = titleField(strapi, type);
      const where = { documentId, publishedAt: { $notNull: true } };
      const rows = await strapi.db.query(type).findMany({ where, select: ['locale', 'slug', title] });
      return new Map(rows.filter((r) => r.slug).map((r) => [r.locale, { slug: r.slug, title: r[title] }]));
    },

    /** Remembers the addresses readers knew before that lead elsewhere now. */
    async remember({ type, documentId }: Document, before: Addresses, after: Addresses): Promise<void> {
      for (const [language, was] of before) {
        const is = after.get(language);
        if (!is || is.slug === was.slug) continue;
        await former().deleteMany({ where: { type, language, slug: { $in: [was.slug, is.slug] } } });
        await former().create({ data: { type, document: documentId, language, slug: was.slug, title: was.title } });
      }
    },

    /** The document that had this address in this language once, or null. */
    async successor({ type, locale, slug }: { type: UID.ContentType; locale: string; slug: string }): Promise<string | null> {
      const found = await former().findOne({ where: { type, language: locale, slug } });
      return found?.document ?? null;
    },
  };
};

/** Other documents' present and former addresses in this language that equal the slug, or start with it. */
async function holders(strapi: Core.Strapi, { type, locale, documentId }: Place, slug: object | string): Promise<Holder[]> {
  const title = titleField(strapi, type);
  const present = await strapi.db.query(type).findMany({
    where: { slug, locale, ...(documentId && { documentId: { $ne: documentId } }) },
    select: ['slug', title],
  });
  const past = await strapi.db.query(FORMER_SLUG).findMany({
    where: { slug, type, language: locale, ...(documentId && { document: { $ne: documentId } }) },
  });
  return [...present.map((p) => ({ slug: p.slug, title: p[title] })), ...past.map((p) => ({ slug: p.slug, title: p.title }))];
}

function titleField(strapi: Core.Strapi, type: UID.ContentType): 'title' | 'name' {
  return 'title' in strapi.contentType(type).attributes ? 'title' : 'name';
}
