import type { Core } from '@strapi/strapi';

import { audit, SYSTEM } from '../../../audit/api';
import { holdersOf } from '../../../editorial/api';
import { defaultLanguage } from '../../../languages/api';
import { tell } from '../../../notices/api';
import { CITING, type Citing, type Happening } from '../../shared/citing';
import type { CitationNotice } from '../../shared/ties-contracts';
import { citedActs } from './acts';

type Row = { id: string; type: Citing; document: string; ada: string; kind: Happening; at: Date };
type Entry = { locale: string | null; title: string | null; created_by_id: number | null; updated_by_id: number | null };

const KINDS = {
  corrected: 'act-corrected',
  'pending-revocation': 'act-revocation-asked',
  revoked: 'act-revoked',
  missing: 'act-missing',
} as const satisfies Record<Happening, string>;

/** Writes to whoever works on entries that cite acts to which something happened; of each, once. */
export async function tellOfCitations(strapi: Core.Strapi, now = new Date()): Promise<void> {
  const { rows: waiting } = await strapi.db.connection.raw(
    'SELECT 1 FROM diavgeia_citation_notices WHERE told_at IS NULL LIMIT 1',
  );
  if ((waiting as unknown[]).length === 0) return;
  await strapi.db.transaction(async ({ trx }) => {
    const { rows } = (await trx.raw(
      `UPDATE diavgeia_citation_notices SET told_at = ? WHERE id IN (
         SELECT id FROM diavgeia_citation_notices WHERE told_at IS NULL ORDER BY id FOR UPDATE SKIP LOCKED LIMIT 200)
       RETURNING id, type, document, ada, kind, at`,
      [now],
    )) as { rows: Row[] };
    for (const row of rows) await tellOf(strapi, row, now);
  });
}

async function tellOf(strapi: Core.Strapi, { type, document, kind }: Row, now: Date): Promise<void> {
  const entry = await entryOf(strapi, type, document);
  if (!entry) return;
  const language = entry.locale ?? (await defaultLanguage(strapi));
  const people = await peopleFor(strapi, type, entry);
  const notice = { kind: KINDS[kind], type, document, language, title: entry.title ?? '', by: 'Δι@ύγεια' };
  await tell(strapi, { people, notice, now });
}

/** The version in the office's own language, or the first there is. */
async function entryOf(strapi: Core.Strapi, type: Citing, document: string): Promise<Entry | undefined> {
  const { table, title } = CITING[type];
  const first = await defaultLanguage(strapi);
  return strapi.db
    .connection(table)
    .where({ document_id: document })
    .orderByRaw('locale = ? DESC NULLS LAST, published_at NULLS FIRST, id', [first])
    .first<Entry>('locale', `${title} as title`, 'created_by_id', 'updated_by_id');
}

/** Who wrote the entry; where nobody is known, those who may change entries of its type. */
async function peopleFor(strapi: Core.Strapi, type: Citing, { created_by_id, updated_by_id }: Entry): Promise<number[]> {
  const known = [...new Set([updated_by_id, created_by_id])].filter((id) => id !== null);
  const active: { id: number }[] = await strapi.db
    .query('admin::user')
    .findMany({ where: { id: { $in: known }, isActive: true, blocked: { $not: true } }, select: ['id'] });
  if (active.length > 0) return active.map(({ id }) => id);
  const actions = ['plugin::content-manager.explorer.update'];
  return (await holdersOf(strapi, { actions, type })).map(({ id }) => id);
}

type Asked = { of?: { type: Citing; documentId: string }; mayRead: (type: Citing) => boolean };
const MOST = 200;

/** What is not dealt with yet, the newest first, of types that whoever asks may read. */
export async function openNotices(strapi: Core.Strapi, { of, mayRead }: Asked): Promise<CitationNotice[]> {
  const types = (Object.keys(CITING) as Citing[]).filter(mayRead);
  const rows: Row[] = await strapi.db
    .connection('diavgeia_citation_notices')
    .whereNull('done_at')
    .whereIn('type', types)
    .where(of ? { type: of.type, document: of.documentId } : {})
    .orderBy('id', 'desc')
    .limit(MOST)
    .select('id', 'type', 'document', 'ada', 'kind', 'at');
  const acts = new Map(
    (
      await citedActs(
        strapi,
        rows.map(({ ada }) => ada),
      )
    ).map((act) => [act.ada, act]),
  );
  const told = await Promise.all(
    rows.map(async ({ id, type, document: documentId, ada, kind, at }): Promise<CitationNotice[]> => {
      const entry = await entryOf(strapi, type, documentId);
      const act = acts.get(ada);
      if (!entry || !act) return [];
      const { locale, title } = entry;
      return [{ id: Number(id), type, documentId, locale, title: title ?? '', ada, kind, at: at.toISOString(), act }];
    }),
  );
  return told.flat();
}

type Dealing = { id: number; by: { id: number; name: string }; mayRead: (type: Citing) => boolean; now: Date };

/** Marks one as dealt with; answers whether it was open. */
export async function dealWith(strapi: Core.Strapi, { id, by, mayRead, now }: Dealing): Promise<boolean> {
  return strapi.db.transaction(async ({ trx }) => {
    const row = (await trx('diavgeia_citation_notices').where({ id }).whereNull('done_at').forUpdate().first()) as
      Row | undefined;
    if (!row || !mayRead(row.type)) return false;
    await trx('diavgeia_citation_notices').where({ id }).update({ done_at: now, done_by: by.id, done_by_name: by.name });
    const entry = await entryOf(strapi, row.type, row.document);
    const subject = { type: row.type, documentId: row.document, locale: entry?.locale ?? null, title: entry?.title ?? '' };
    const actor = strapi.requestContext.get() ? audit(strapi).actor() : SYSTEM;
    await audit(strapi).record({ act: 'diavgeia.citation-done', by: actor, subject, after: { ada: row.ada, what: row.kind } });
    return true;
  });
}
