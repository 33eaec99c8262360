import type { Knex } from 'knex';

import { PortalFault } from '../client/fault';
import type { VersionLog } from '../client/shapes';
import { retell, versionsOf, type Version } from './history';
import { toJson, writable } from './rows';
import type { Walking } from './window';

type Reading = Pick<Walking, 'db' | 'portal' | 'organizationUid' | 'inTransaction' | 'check'>;
type Edited = { ada: string; version_id: string | null; status: string; submitted_at: Date | null };
type Told = VersionLog['versions'][number];

const AT_ONCE = 200;
/** Acts whose log cannot be had, one after the other, until the portal counts as out of order. */
const OUTAGE = 3;
const LONGEST = 2_000;
/** Stands before the version of whose log something could not be had. */
const WANTING = '-';

/**
 * Learns from the portal's own log what acts were before we knew them, and between two of our walks. Each act is asked about
 * once for each version that we see; where the portal has nothing to say of it, or not all, again after every walk of a week.
 */
export async function readFormerVersions(reading: Reading, progress?: (done: number, of: number) => void): Promise<void> {
  const of = progress ? await countUnread(reading) : 0;
  let done = 0;
  let after = '';
  let inARow = 0;
  for (let edited = await unread(reading, after); edited.length > 0; edited = await unread(reading, after))
    for (const one of edited) {
      reading.check();
      after = one.ada;
      done += 1;
      progress?.(done, Math.max(of, done));
      try {
        await readLog(reading, one);
        inARow = 0;
      } catch (fault) {
        // What the portal cannot give of one act today keeps nobody from the next one; it is asked for again after the next walk.
        inARow += 1;
        if (!(fault instanceof PortalFault) || !fault.passes || inARow >= OUTAGE) throw fault;
      }
    }
}

const UNREAD = `FROM diavgeia_acts AS acts JOIN decisions USING (ada)
  WHERE acts.organization_uid = ? AND acts.log_version IS DISTINCT FROM coalesce(acts.version_id, '') AND acts.missing_since IS NULL
    AND (acts.log_version IS DISTINCT FROM '${WANTING}' || coalesce(acts.version_id, '') OR acts.seen_at > now() - interval '7 days')
    AND (acts.number > 1 OR acts.status <> 'published' OR decisions.corrected_version_id IS NOT NULL
         OR decisions.submitted_at <> decisions.posted_at)`;

async function unread({ db, organizationUid }: Reading, after: string): Promise<Edited[]> {
  const { rows } = await db.raw(
    `SELECT acts.ada, acts.version_id, acts.status, acts.submitted_at ${UNREAD} AND acts.ada > ? ORDER BY acts.ada LIMIT ?`,
    [organizationUid, after, AT_ONCE],
  );
  return rows as Edited[];
}

async function countUnread({ db, organizationUid }: Reading): Promise<number> {
  const { rows } = await db.raw(`SELECT count(*)::int AS count ${UNREAD}`, [organizationUid]);
  return (rows as { count: number }[])[0]?.count ?? 0;
}

async function readLog(reading: Reading, edited: Edited): Promise<void> {
  const { ada, version_id, status } = edited;
  const log = await orNothing(reading.portal.versionLog(ada));
  const known = await versionsOf(reading.db, ada);
  const told = [...new Map((log?.versions ?? []).map((one) => [one.versionId, one])).values()];
  const news = formerOf(told, edited).filter(({ versionId }) => !known.some((one) => one.version_id === versionId));
  const bare = known.filter(({ number, raw }) => number < 1 && raw === null).map((one) => one.version_id ?? '');
  // Of what was revoked only that it was there is kept.
  const wanted =
    isRevoked(status) || told.some((one) => isRevoked(one.status)) ? [] : [...news.map((one) => one.versionId), ...bare];
  const contents = await contentsOf(reading, ada, wanted);
  const isWhole = contents.size === wanted.length && (version_id === null || told.some((one) => one.versionId === version_id));
  await reading.inTransaction(async (trx) => {
    const [act] = await trx<Edited>('diavgeia_acts').where({ ada }).forUpdate().select('version_id', 'status');
    // Somebody wrote a newer version meanwhile; it is asked about anew.
    if (!act || act.version_id !== version_id || act.status !== status) return;
    await insert(trx, { ada, news, contents, known });
    for (const versionId of bare) await fillIn(trx, { ada, versionId, raw: contents.get(versionId) });
    for (const { versionId, description } of told)
      if (description !== null)
        await trx('diavgeia_versions')
          .where({ ada, version_id: versionId })
          .update({ description: writable(description).slice(0, LONGEST) });
    if (news.length > 0 || contents.size > 0) await retell(trx, ada);
    await trx('diavgeia_acts')
      .where({ ada })
      .update({ log_version: (isWhole ? '' : WANTING) + (version_id ?? '') });
  });
}

const isRevoked = (status: string | null) => status?.toLowerCase() === 'revoked';

async function contentsOf({ portal }: Reading, ada: string, wanted: string[]): Promise<Map<string, object>> {
  const contents = new Map<string, object>();
  for (const versionId of wanted) {
    const read = await orNothing(portal.decisionVersion(versionId));
    if (read && 'act' in read && read.act.ada === ada) contents.set(versionId, read.raw);
  }
  return contents;
}

async function fillIn(
  trx: Knex,
  { ada, versionId, raw }: { ada: string; versionId: string; raw: object | undefined },
): Promise<void> {
  if (raw)
    await trx('diavgeia_versions')
      .where({ ada, version_id: versionId })
      .whereNull('raw')
      .update({ raw: toJson(raw) });
}

/** The log may tell more than we have seen: what came after our version is for the walk that brings it. */
function formerOf(told: Told[], { version_id, submitted_at }: Edited): Told[] {
  const own = told.find(({ versionId }) => versionId === version_id);
  const latest = own?.versionTimestamp ?? submitted_at?.getTime() ?? Infinity;
  return told.filter((one) => one !== own && (one.versionTimestamp ?? 0) <= latest);
}

/** What passes ends this act's turn; what the portal cannot say may be had another day. */
async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((fault: unknown) => {
    if (fault instanceof PortalFault && !fault.passes && !['login-refused', 'forbidden'].includes(fault.code)) return undefined;
    throw fault;
  });
}

type Inserting = { ada: string; news: Told[]; contents: Map<string, object>; known: Version[] };

/** Under numbers before the first we had; the order is that of their moments. */
async function insert(trx: Knex, { ada, news, contents, known }: Inserting): Promise<void> {
  if (news.length === 0) return;
  const first = Math.min(1, ...known.map(({ number }) => number));
  const rows = news.map((told, i) => {
    const raw = contents.get(told.versionId);
    return {
      number: first - news.length + i,
      version_id: told.versionId,
      at: told.versionTimestamp === null ? null : new Date(told.versionTimestamp).toISOString(),
      status: (told.status ?? 'published').toLowerCase().replaceAll('_', '-'),
      raw: raw ?? null,
    };
  });
  await trx.raw(
    `INSERT INTO diavgeia_versions (ada, number, version_id, at, status, changes, raw, seen_at)
     SELECT ?, number, version_id, at, status, '[]', raw, now() FROM jsonb_to_recordset(?::jsonb)
         AS row (number integer, version_id text, at timestamptz, status text, raw jsonb) ON CONFLICT DO NOTHING`,
    [ada, toJson(rows)],
  );
}
