import type { Knex } from 'knex';

import type { Metadata } from '../client/writes';
import type { TypedObject } from '../../shared/publishing/field';
import type { Kind, State } from '../../shared/publishing/table';
import type { Reason } from './verdict';

export type EntryOf = { type: string; documentId: string; language: string | null };
/** What was on the portal before anything was sent: the acts that are alike, or the version there was of the act. */
export type Before = { adas: string[]; versionId: string | null; attachments: (string | null)[] };
export type PostingRow = {
  id: string;
  kind: Kind;
  state: State;
  organizationUid: string;
  ada: string | null;
  /** The act that is changed, as the portal had it when this was begun. */
  act: object | null;
  said: TypedObject;
  revision: number;
  authors: number[];
  entry: EntryOf | null;
  submittedBy: number | null;
  submittedAt: Date | null;
  approvedBy: number | null;
  approvedAt: Date | null;
  approvedDigest: string | null;
  /** As it was approved, and goes out. */
  metadata: Metadata | null;
  orderedBy: number | null;
  orderedAt: Date | null;
  foundBefore: Before | null;
  /** How often the portal was asked in vain whether it arrived. */
  looks: number;
  /** Somebody made sure that it did not arrive. */
  isSentAgain: boolean;
  lookAt: Date | null;
  /** What stands against it, by the portal or by what happened. */
  told: Reason[];
  /** ΑΔΑ of acts that may be this one. */
  candidates: string[];
  note: string | null;
  begunAt: Date;
  changedAt: Date;
};
export type Changes = Partial<Omit<PostingRow, 'id' | 'kind' | 'organizationUid' | 'act' | 'entry' | 'begunAt'>>;

const COLUMNS: Record<Exclude<keyof PostingRow, 'entry'>, { column: string; isJson?: true }> = {
  id: { column: 'id' },
  kind: { column: 'kind' },
  state: { column: 'state' },
  organizationUid: { column: 'organization_uid' },
  ada: { column: 'ada' },
  act: { column: 'act', isJson: true },
  said: { column: 'said', isJson: true },
  revision: { column: 'revision' },
  authors: { column: 'authors' },
  submittedBy: { column: 'submitted_by' },
  submittedAt: { column: 'submitted_at' },
  approvedBy: { column: 'approved_by' },
  approvedAt: { column: 'approved_at' },
  approvedDigest: { column: 'approved_digest' },
  metadata: { column: 'metadata', isJson: true },
  orderedBy: { column: 'ordered_by' },
  orderedAt: { column: 'ordered_at' },
  foundBefore: { column: 'found_before', isJson: true },
  looks: { column: 'looks' },
  isSentAgain: { column: 'is_sent_again' },
  lookAt: { column: 'look_at' },
  told: { column: 'told', isJson: true },
  candidates: { column: 'candidates', isJson: true },
  note: { column: 'note' },
  begunAt: { column: 'begun_at' },
  changedAt: { column: 'changed_at' },
};
type Raw = Record<string, unknown> & { entry_type: string | null; entry_document: string | null; entry_language: string | null };

const SELECTED = [
  ...Object.values(COLUMNS).map(({ column, isJson }) => (isJson ? `${column}::text AS ${column}` : column)),
  'entry_type, entry_document, entry_language',
].join(', ');

/** Postings as they lie in the database. */
export function postingRows(db: Knex) {
  const read = async (rest: string, bindings: Knex.RawBinding[]): Promise<PostingRow[]> => {
    const { rows } = (await db.raw(`SELECT ${SELECTED} FROM diavgeia_postings ${rest}`, bindings)) as { rows: Raw[] };
    return rows.map(toRow);
  };
  return {
    get: async (id: string) => (await read('WHERE id = ?', [id]))[0],
    /** In a transaction: nobody else changes it before that ends. */
    hold: async (id: string) => (await read('WHERE id = ? FOR UPDATE', [id]))[0],
    list: read,
    async count(where: string, bindings: Knex.RawBinding[]): Promise<number> {
      const { rows } = await db.raw(`SELECT count(*)::int AS count FROM diavgeia_postings ${where}`, bindings);
      return (rows as { count: number }[])[0]?.count ?? 0;
    },
    async add(
      row: Pick<PostingRow, 'kind' | 'organizationUid' | 'ada' | 'act' | 'said' | 'authors' | 'entry'>,
      now: Date,
    ): Promise<string> {
      const { rows } = await db.raw(
        `INSERT INTO diavgeia_postings (kind, organization_uid, ada, act, said, authors, entry_type, entry_document, entry_language, begun_at, changed_at)
         VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?) RETURNING id`,
        [
          row.kind,
          row.organizationUid,
          row.ada,
          row.act && JSON.stringify(row.act),
          JSON.stringify(row.said),
          row.authors as unknown as Knex.RawBinding,
          row.entry?.type ?? null,
          row.entry?.documentId ?? null,
          row.entry?.language ?? null,
          now,
          now,
        ],
      );
      return String((rows as { id: string }[])[0]?.id);
    },
    async change(id: string, changes: Changes, now: Date): Promise<void> {
      const pairs = Object.entries({ ...changes, changedAt: now }) as [keyof typeof COLUMNS, unknown][];
      const set = pairs.map(([name]) => `${COLUMNS[name].column} = ?${COLUMNS[name].isJson ? '::jsonb' : ''}`);
      const values = pairs.map(([name, value]) => (COLUMNS[name].isJson && value !== null ? JSON.stringify(value) : value));
      await db.raw(`UPDATE diavgeia_postings SET ${set.join(', ')} WHERE id = ?`, [...values, id] as Knex.RawBinding[]);
    },
  };
}

function toRow(raw: Raw): PostingRow {
  const { entry_type: type, entry_document: documentId, entry_language: language } = raw;
  const values = Object.entries(COLUMNS).map(([name, { column, isJson }]) => {
    const value = raw[column];
    return [name, isJson && typeof value === 'string' ? (JSON.parse(value) as unknown) : value];
  });
  return {
    ...(Object.fromEntries(values) as Omit<PostingRow, 'entry'>),
    id: String(raw.id),
    entry: type && documentId ? { type, documentId, language } : null,
  };
}
