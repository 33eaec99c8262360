import type { Core, Modules, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { withTies } from './idle-publishing';
import { type Kept, KEPT, NOTHING } from './kept';
import {
  type Choice,
  hasLinks,
  type Link,
  linkingFields,
  linksOf,
  publishedSiblings,
  relink,
  type Version,
  VERSION,
  versionsOf,
} from './links';
import { hasDrafts, isPublic, publishes, versionsMade } from './publishing';
import { type Ties, tiesOf } from './ties';

type Publication = Pick<Kept, 'type' | 'document' | 'language'>;

/** A relation to what is not public yet comes to light when its target is published (github.com/strapi/strapi/issues/25361). */
export function keepRelations(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    if (context.action === 'delete' && hasDrafts(strapi, type)) {
      const result = await next();
      await forget(strapi, type, context.params.documentId);
      return result;
    }
    if (!publishes(context) && context.action !== 'discardDraft') return next();
    return strapi.db.transaction(async ({ trx }) => {
      await oneAtATime(trx, await standsAlone(strapi, context));
      // Once more, since whoever was waited for may have tied itself to it.
      const ties = await tiesIn(strapi, context);
      const result = await withTies(ties && { strapi, type, ties }, next);
      for (const version of await versionsMade(strapi, type, result)) {
        if (context.action === 'discardDraft') await restore(strapi, publicationOf(type, version), version);
        else await publish(strapi, type, version, ties);
      }
      return result;
    });
  };
}

type Pointing = { type: UID.ContentType; documentId: string; language: string; field: string; to: string };

/** A publication was led to another entry of its type after it went out; it stays so when either is published again. */
export async function keepPointing(strapi: Core.Strapi, { type, documentId, language, field, to }: Pointing): Promise<void> {
  const publication: Publication = { type, document: documentId, language };
  // What is not known was published before this plugin, which leaves its relations alone.
  if ((await strapi.db.query(KEPT).count({ where: publication })) === 0) return;
  await strapi.db.query(KEPT).deleteMany({ where: { ...publication, path: field } });
  const data: Kept = { ...publication, path: field, position: 0, toType: type, toDocument: to, toLanguage: language };
  await strapi.db.query(KEPT).create({ data });
}

async function publish(strapi: Core.Strapi, type: UID.ContentType, version: Version, ties: Ties | undefined): Promise<void> {
  const points = await remember(strapi, type, version, ties);
  const itself = publicationOf(type, version);
  // Itself too: several entries published in one transaction, as the panel does, are not published one after another.
  if (points) await restore(strapi, itself, version);
  if (ties?.isLinked === false) return;
  for (const publication of (await pointingAt(strapi, type, version)).filter((one) => !isSame(one, itself))) {
    const published = await versionIn(strapi, publication, { $notNull: true });
    if (published) await restore(strapi, publication, published);
  }
}

/** Notes what the draft pointed at when it was published: later edits of the draft are not public. Answers whether it did. */
async function remember(strapi: Core.Strapi, type: UID.ContentType, version: Version, ties: Ties | undefined): Promise<boolean> {
  const publication = publicationOf(type, version);
  if (!hasLinks(strapi, type, oneWayToDrafts(strapi))) return false;
  await strapi.db.query(KEPT).deleteMany({ where: publication });
  const draft = ties && pointsAtNothing(strapi, type, ties) ? null : await versionIn(strapi, publication, { $null: true });
  const links = draft ? await linksOf(strapi, type, draft.id, oneWayToDrafts(strapi)) : [];
  const data = links.flatMap(({ path, target, to }) =>
    to.map(({ documentId, locale }, position): Kept => {
      return { ...publication, path, position, toType: target, toDocument: documentId, toLanguage: locale };
    }),
  );
  const { document, language } = publication;
  const nothing: Kept = { ...publication, path: NOTHING, position: 0, toType: type, toDocument: document, toLanguage: language };
  await strapi.db.query(KEPT).createMany({ data: data.length > 0 ? data : [nothing] });
  return data.length > 0;
}

/** Gives a version the relations its publication was made with and no other, as far as their targets have such a version too. */
async function restore(strapi: Core.Strapi, publication: Publication, version: Version): Promise<void> {
  const kept: Kept[] = await strapi.db.query(KEPT).findMany({ where: publication, orderBy: 'position' });
  if (kept.length === 0) return;
  for (const link of await linksOf(strapi, publication.type, version.id, oneWayToDrafts(strapi))) {
    const wanted = kept.filter(({ path }) => path === link.path);
    // Components may have been renewed with those of another language since; then they know better.
    if (wanted.length === 0 && link.model !== publication.type) continue;
    await relink(strapi, link, await rowsFor(strapi, link, wanted, isPublic(version)));
  }
}

async function rowsFor(strapi: Core.Strapi, { target }: Link, wanted: Kept[], ofPublished: boolean): Promise<number[]> {
  if (wanted.length === 0) return [];
  const documents = wanted.map(({ toDocument }) => toDocument);
  const present = (await versionsOf(strapi, target, documents)).filter((v) => isPublic(v) === ofPublished);
  return wanted.flatMap(({ toDocument, toLanguage }) =>
    present.filter((v) => v.documentId === toDocument && v.locale === toLanguage).map(({ id }) => id),
  );
}

/** Who was published pointing at it, and whom Strapi makes point at it now because its draft does. */
async function pointingAt(strapi: Core.Strapi, type: UID.ContentType, version: Version): Promise<Publication[]> {
  const where = { toType: type, toDocument: version.documentId, toLanguage: version.locale };
  const kept: Kept[] = await strapi.db.query(KEPT).findMany({ where });
  const siblings = await publishedSiblings(strapi, type, version.id, oneWayToDrafts(strapi));
  const publications = kept.map(({ type, document, language }) => ({ type, document, language }));
  publications.push(...siblings.map((sibling) => publicationOf(type, sibling)));
  return [...new Map(publications.map((p) => [JSON.stringify(p), p])).values()];
}

async function forget(strapi: Core.Strapi, type: UID.ContentType, document: string): Promise<void> {
  const left = await versionsOf(strapi, type, [document]);
  if (left.length === 0) await strapi.db.query(KEPT).deleteMany({ where: { type, document } });
}

function versionIn(strapi: Core.Strapi, { type, document, language }: Publication, publishedAt: object): Promise<Version | null> {
  return strapi.db.query(type).findOne({ where: { documentId: document, locale: language, publishedAt }, select: VERSION });
}

function isSame(one: Publication, other: Publication): boolean {
  return one.type === other.type && one.document === other.document && one.language === other.language;
}

function publicationOf(type: UID.ContentType, { documentId, locale }: Version): Publication {
  return { type, document: documentId, language: locale };
}

/** Relations that Strapi itself keeps on both sides are not lost; those to types without drafts cannot be. */
function oneWayToDrafts(strapi: Core.Strapi): Choice {
  return ({ type, target, inversedBy, mappedBy }) =>
    type !== 'relation' || (target !== undefined && !inversedBy && !mappedBy && hasDrafts(strapi, target));
}

/**
 * Of two entries that point at each other and are published in the same moment, the later one must see the earlier. Those that
 * stand alone wait only for those that do not.
 */
async function oneAtATime(trx: Knex.Transaction, isAlone: boolean): Promise<void> {
  await trx.raw(`SELECT pg_advisory_xact_lock${isAlone ? '_shared' : ''}(hashtext('publishing'))`);
}

/** Whether the document points at nothing, and nothing at it. A request may publish several at once, so there it counts as no. */
async function standsAlone(strapi: Core.Strapi, context: Modules.Documents.Middleware.Context): Promise<boolean> {
  if (strapi.requestContext.get()) return false;
  const ties = await tiesIn(strapi, context);
  return ties !== undefined && !ties.isLinked && pointsAtNothing(strapi, context.contentType.uid, ties);
}

/** Of what is published as it is; what is written in the same call may tie it to anything. */
async function tiesIn(strapi: Core.Strapi, { action, contentType, params }: Modules.Documents.Middleware.Context) {
  const { documentId } = params as { documentId?: string };
  return action === 'publish' && documentId ? tiesOf(strapi, contentType.uid, documentId) : undefined;
}

function pointsAtNothing(strapi: Core.Strapi, type: UID.ContentType, { empty }: Ties): boolean {
  return linkingFields(strapi, type, oneWayToDrafts(strapi)).every((field) => empty.has(field));
}
