import { setImmediate as others } from 'node:timers/promises';

import type { Knex } from 'knex';

import type { Act } from '../../shared/act';
import { changesWhole } from '../../../delivery/api';
import type { Ada } from '../../shared/ada';
import { changesBetween, type FieldChange } from '../../shared/changes';
import { exposureOf, stricterOf, type Exposure, type Table } from '../../shared/exposure';
import { DECISION } from '../../shared/names';
import { tableFor } from './exposures';
import { historiesOf, retellOf } from './history';
import { linkActs } from './links';
import { newsAmong, type Known, type Read, type Reading } from './news';
import { patternsOf } from './prepared';
import { keptOf, rowOf, toJson, type HistoryEntry, type Row } from './rows';

export type { Read };
export type Counts = { added: number; changed: number; revoked: number };
/** What became of one act: `fields` are those of the portal that differ, `before` the status it had here. */
export type Change = {
  ada: Ada;
  act: Act;
  exposure: Exposure;
  fate: 'new' | 'changed' | 'revoked';
  fields: string[];
  before: Act['status'] | undefined;
};
/** `outdated`: acts of which the list has less than we have. */
type Stored = Counts & { changes: Change[]; outdated: Ada[] };
/** So many acts at once are called out as one. */
const MANY = 50;
type Storing = Reading & { now: Date };
type Before = Pick<Known, 'ada' | 'number' | 'status' | 'version_id' | 'submitted_at'> & {
  exposure: Exposure | null;
  raw: object | null;
  history: HistoryEntry[];
};
/** `isNew` unless the portal only writes the same version otherwise than it did. */
type Version = { number: number; history: HistoryEntry[]; changes: unknown[]; before?: Before; isNew: boolean };

/**
 * Writes a page of acts in the open transaction: what is new, what differs, and nothing else; answers what became of them. It may
 * be given the same page again, and pages out of order: what was read earlier never takes the place of what was read later.
 */
export async function storeActs(trx: Knex, { now, ...reading }: Storing): Promise<Stored> {
  const { differing, known, outdated } = await newsAmong(trx, reading);
  if (differing.length === 0) return { added: 0, changed: 0, revoked: 0, changes: [], outdated };
  const before = await beforeOf(trx, known);
  const table = await tableFor(trx);
  const written = differing.map((one): Written => {
    const version = versionOf(one, before.get(one.act.ada));
    return { ...one, version, exposure: exposureNow(one, table, before.get(one.act.ada)) };
  });
  await write(trx, written, { readAt: reading.readAt, now });
  const changes = written.filter(({ version }) => version.isNew || version.changes.length > 0).map(changeOf);
  const count = (fate: Change['fate']) => changes.filter((change) => change.fate === fate).length;
  return { added: count('new'), changed: changes.length - count('new'), revoked: count('revoked'), changes, outdated };
}

/** The portal may have taken out of a revoked act what it was hidden for: then it stays so, unless the office has decided on it. */
function exposureNow(one: Read, table: Table, before: Before | undefined): Exposure {
  const { act } = one;
  const exposure = exposureOf(act, table, patternsOf(one));
  if (act.status !== 'revoked' || table[act.ada] || !before?.exposure) return exposure;
  return stricterOf(exposure, before.exposure);
}

async function write(trx: Knex, written: Written[], { readAt, now }: { readAt: Date; now: Date }): Promise<void> {
  if (written.length > MANY) await changesWhole(trx, DECISION);
  // The database has enough to do with the one to wait for the other.
  const [rows] = await Promise.all([
    others().then(() => rowsOf(written, now)),
    writeKept(trx, written, readAt).then(() => writeVersions(trx, written, readAt)),
  ]);
  await writeDecisions(trx, rows);
  await linkActs(trx, {
    acts: written.map(({ act }) => act),
    hidden: written.filter(({ exposure }) => exposure === 'hidden').map(({ act }) => act.ada),
    known: written.filter(({ version }) => version.before).map(({ act }) => act.ada),
  });
  const rewritten = written.filter(({ version }) => !version.isNew && version.changes.length > 0);
  await retellOf(
    trx,
    rewritten.map(({ act }) => act.ada),
  );
}

function rowsOf(written: Written[], now: Date): string {
  return toJson(written.map(({ act, exposure, version }) => rowOf({ act, exposure, history: version.history, now })));
}

function changeOf({ act, version, exposure }: Written): Change {
  const before = version.before?.status as Act['status'] | undefined;
  const isRevoked = act.status === 'revoked' && before !== undefined && before !== 'revoked';
  const fields = (version.changes as FieldChange[]).map(({ field }) => field);
  return { ada: act.ada, act, exposure, fate: isRevoked ? 'revoked' : before === undefined ? 'new' : 'changed', fields, before };
}

async function beforeOf(trx: Knex, known: Known[]): Promise<Map<string, Before>> {
  if (known.length === 0) return new Map();
  const adas = known.map(({ ada }) => ada);
  // As text, since whether the driver reads JSON is not ours to say.
  const rows: (Omit<Before, 'raw' | 'history'> & { raw: string | null })[] = await trx('diavgeia_acts AS acts')
    .leftJoin('decisions', 'decisions.ada', 'acts.ada')
    .select(...['acts.ada', 'number', 'status', 'acts.version_id', 'acts.submitted_at', 'exposure'], trx.raw('raw::text AS raw'))
    .whereRaw('acts.ada = ANY (?)', [adas]);
  const histories = await historiesOf(trx, adas);
  const read = (raw: string | null) => (raw === null ? null : (JSON.parse(raw) as object));
  return new Map(rows.map((row) => [row.ada, { ...row, raw: read(row.raw), history: histories.get(row.ada) ?? [] }]));
}

function versionOf({ act, raw }: Read, before: Before | undefined): Version {
  const changes = before?.raw ? changesBetween(before.raw, raw) : [];
  if (before && isSameVersion(act, before))
    return { number: before.number, history: before.history, changes, before, isNew: false };
  const at = act.submittedAt === null ? null : new Date(act.submittedAt).toISOString();
  const entry = { versionId: act.versionId, at, status: act.status, changed: changes.map(({ field }) => field) };
  return { number: (before?.number ?? 0) + 1, history: [...(before?.history ?? []), entry], changes, before, isNew: true };
}

function isSameVersion(act: Act, before: Before): boolean {
  const isTimed = act.submittedAt === (before.submitted_at?.getTime() ?? null);
  return act.versionId !== null && act.versionId === before.version_id && act.status === before.status && isTimed;
}

type Written = Read & { version: Version; exposure: Exposure };

async function writeKept(trx: Knex, written: Written[], readAt: Date): Promise<void> {
  const rows = written.map((one) => ({ ...keptOf(one), number: one.version.number }));
  const superseded = written
    .filter(({ act, version }) => version.before && version.isNew && act.status !== 'revoked')
    .map(({ act }) => act.ada);
  const revoked = written.filter(({ act }) => act.status === 'revoked').map(({ act }) => act.ada);
  if (superseded.length > 0)
    await trx.raw(
      `UPDATE diavgeia_versions AS versions SET raw = acts.raw FROM diavgeia_acts AS acts
        WHERE acts.ada = ANY (?) AND versions.ada = acts.ada AND versions.number = acts.number`,
      [superseded],
    );
  // What was revoked is forgotten in every version; that there were versions is not.
  if (revoked.length > 0)
    await trx.raw(
      `UPDATE diavgeia_versions SET raw = NULL, changes = (SELECT coalesce(jsonb_agg(jsonb_build_object('field', change->'field')), '[]')
         FROM jsonb_array_elements(changes) AS change) WHERE ada = ANY (?)`,
      [revoked],
    );
  await trx.raw(
    `INSERT INTO diavgeia_acts (ada, organization_uid, version_id, status, issued_at, submitted_at, number, digest, seen_at, raw)
     SELECT ada, organization_uid, version_id, status, issued_at, submitted_at, number, digest, ?::timestamptz, raw
       FROM jsonb_to_recordset(?::jsonb) AS row (ada text, organization_uid text, version_id text, status text, issued_at timestamptz,
            submitted_at timestamptz, number integer, digest text, raw jsonb)
     ON CONFLICT (ada) DO UPDATE SET organization_uid = excluded.organization_uid, version_id = excluded.version_id, status = excluded.status,
       issued_at = excluded.issued_at, submitted_at = excluded.submitted_at, number = excluded.number, digest = excluded.digest,
       seen_at = excluded.seen_at, raw = excluded.raw, missing_since = NULL`,
    [readAt.toISOString(), toJson(rows)],
  );
}

async function writeVersions(trx: Knex, written: Written[], readAt: Date): Promise<void> {
  const news = written.filter(({ version }) => version.isNew);
  const rows = news.map(({ act, version }) => ({
    ada: act.ada,
    number: version.number,
    version_id: act.versionId,
    at: act.submittedAt === null ? null : new Date(act.submittedAt).toISOString(),
    status: act.status,
    changes:
      act.status === 'revoked'
        ? version.changes.map((change) => ({ field: (change as { field: string }).field }))
        : version.changes,
  }));
  await trx.raw(
    `INSERT INTO diavgeia_versions (ada, number, version_id, at, status, changes, seen_at)
     SELECT ada, number, version_id, at, status, changes, ?::timestamptz FROM jsonb_to_recordset(?::jsonb)
         AS row (ada text, number integer, version_id text, at timestamptz, status text, changes jsonb)
     ON CONFLICT (ada, number) DO NOTHING`,
    [readAt.toISOString(), toJson(rows)],
  );
}

const TYPES: Record<Exclude<keyof Row, 'at'>, string> = {
  document_id: 'text',
  ada: 'text',
  subject: 'text',
  protocol_number: 'text',
  issue_date: 'date',
  submitted_at: 'timestamp',
  posted_at: 'timestamp',
  decision_type_uid: 'text',
  organization_uid: 'text',
  decision_status: 'text',
  url: 'text',
  document_url: 'text',
  amount: 'numeric',
  currency: 'text',
  financial_year: 'integer',
  suppliers: 'jsonb',
  cpv_codes: 'jsonb',
  related_adas: 'jsonb',
  gazette: 'jsonb',
  attachments: 'jsonb',
  version_id: 'text',
  corrected_version_id: 'text',
  history: 'jsonb',
  exposure: 'text',
};
const COLUMNS = Object.keys(TYPES);
const CHANGED = COLUMNS.filter((column) => !['document_id', 'ada'].includes(column));

/** `rows` in JSON. An entry that somebody made by hand under the same number becomes the mirror's. */
export async function writeDecisions(trx: Knex, rows: string): Promise<void> {
  await trx.raw(
    `INSERT INTO decisions (${COLUMNS.join()}, created_at, updated_at, published_at)
     SELECT ${COLUMNS.join()}, at, at, at FROM jsonb_to_recordset(?::jsonb)
         AS row (${Object.entries({ ...TYPES, at: 'timestamp' })
           .map((pair) => pair.join(' '))
           .join()})
     ON CONFLICT (ada) DO UPDATE SET ${CHANGED.map((column) => `${column} = excluded.${column}`).join()},
       missing_since = NULL, updated_at = excluded.updated_at, document_copy = CASE WHEN excluded.document_url IS NOT NULL
         AND excluded.version_id IS NOT DISTINCT FROM decisions.version_id THEN decisions.document_copy END`,
    [rows],
  );
}
