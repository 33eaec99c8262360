import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { SUBJECTS, type Subject } from '../shared/subjects';
import { tableOf } from './chains';
import { languagesNow, noteIndexed } from './indexed';

type Progress = (done: number, of: number, what: string) => void;
type Ways = { progress?: Progress; fromScratch?: boolean };

const BATCH = 200;

/**
 * Brings every entry up to date, a few at a time and each few in a transaction of its own, so that writers hardly wait;
 * what is as it should be is left alone. Answers how many entries were not.
 */
export async function renewAll(strapi: Core.Strapi, { progress, fromScratch = false }: Ways = {}): Promise<number> {
  let changes = 0;
  const languages = await languagesNow(strapi.db.connection);
  const counts = await Promise.all(SUBJECTS.map((subject) => countOf(strapi, subject)));
  const of = counts.reduce((a, b) => a + b, 0);
  let done = 0;
  for (const subject of SUBJECTS) {
    for (let after = ''; ;) {
      const documents = await nextDocuments(strapi, subject, after);
      if (documents.length === 0) break;
      changes += await renew(strapi, { type: subject.type, documents, fromScratch });
      after = documents.at(-1) ?? '';
      done += documents.length;
      progress?.(Math.min(done, of), of, subject.type);
    }
    changes += await forgetLost(strapi, subject);
  }
  await noteIndexed(strapi.db.connection, languages);
  if (changes > 0) await strapi.db.connection.raw('ANALYZE search_entries, search_words');
  return changes;
}

/** What the background was left to renew. */
export async function renewDue(strapi: Core.Strapi): Promise<void> {
  for (;;) {
    const { rows } = await strapi.db.connection.raw<{ rows: { type: string; document: string }[] }>(
      'SELECT type, document FROM search_due ORDER BY type, document LIMIT ?',
      [BATCH],
    );
    if (rows.length === 0) return;
    for (const type of new Set(rows.map((row) => row.type))) {
      const documents = rows.filter((row) => row.type === type).map(({ document }) => document);
      await strapi.db.transaction(async ({ trx }) => {
        // First, so that what is touched again meanwhile is due again.
        await trx.raw('DELETE FROM search_due WHERE type = ? AND document = ANY (?)', [type, documents]);
        await trx.raw('SELECT search_hold(?::text[])', [documents]);
        await trx.raw('SELECT search_renew(?, ?::text[])', [type, documents]);
        await dropAnswers(trx, type);
      });
    }
  }
}

type Renewing = { type: string; documents: string[]; fromScratch: boolean };

async function renew(strapi: Core.Strapi, { type, documents, fromScratch }: Renewing): Promise<number> {
  return strapi.db.transaction(async ({ trx }) => {
    await trx.raw('SELECT search_hold(?::text[])', [documents]);
    // Readers see the former entries until the new ones are there.
    if (fromScratch) await trx.raw('DELETE FROM search_entries WHERE type = ? AND document = ANY (?)', [type, documents]);
    const { rows } = await trx.raw('SELECT search_renew(?, ?::text[]) AS changes', [type, documents]);
    const changes = Number(rows[0].changes);
    if (changes > 0) await dropAnswers(trx, type);
    return changes;
  });
}

/** A renewal that no write of the moment brought about: what is kept of answers about that type is let go at its commit. */
async function dropAnswers(trx: Knex.Transaction, type: string): Promise<void> {
  const uid = SUBJECTS.find((subject) => subject.type === type)?.uid ?? '';
  await trx.raw('SELECT delivery_tell(?)', [`${uid.split('.').at(-1) ?? ''}!`]);
}

async function nextDocuments(strapi: Core.Strapi, { uid }: Subject, after: string): Promise<string[]> {
  const { rows } = await strapi.db.connection.raw<{ rows: { document_id: string }[] }>(
    'SELECT DISTINCT document_id FROM ?? WHERE document_id > ? ORDER BY document_id LIMIT ?',
    [tableOf(strapi, uid).tableName, after, BATCH],
  );
  return rows.map(({ document_id }) => document_id);
}

async function countOf(strapi: Core.Strapi, { uid }: Subject): Promise<number> {
  const { rows } = await strapi.db.connection.raw<{ rows: { n: string }[] }>('SELECT count(DISTINCT document_id) AS n FROM ??', [
    tableOf(strapi, uid).tableName,
  ]);
  return Number(rows[0]?.n ?? 0);
}

/** Entries whose document is no more. */
async function forgetLost(strapi: Core.Strapi, { type, uid }: Subject): Promise<number> {
  const { rowCount } = await strapi.db.connection.raw<{ rowCount: number }>(
    `DELETE FROM search_entries e WHERE type = ? AND NOT EXISTS (SELECT FROM ?? WHERE document_id = e.document)`,
    [type, tableOf(strapi, uid).tableName],
  );
  return rowCount;
}
