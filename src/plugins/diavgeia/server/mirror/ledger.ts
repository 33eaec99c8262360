import type { Knex } from 'knex';

import { changesWhole } from '../../../delivery/api';
import { addDays, dayOf, type Day } from '../../shared/moments';
import { DECISION } from '../../shared/names';
import { toText, type Told } from '../../shared/told';
import { BEGINNING, windowsBeyond, windowsUntil, type Window } from '../../shared/windows';
import type { Counts } from './store';

export type Kind = 'backfill' | 'sync' | 'sweep';
export type Walk = {
  id: string;
  organization_uid: string;
  kind: Kind;
  state: string;
  begun_at: Date;
  ended_at: Date | null;
} & Counts & {
    refused: number;
    missing: number;
  };
export type WindowRow = Window & {
  id: string;
  walk_id: string;
  submitted_from: Day;
  submitted_to: Day;
  size: number;
} & Reading;
/** How far the reading of a window is: `items` is what its pages gave, `before` how much had been seen when it began. */
export type Reading = {
  page: number;
  items: number;
  tries: number;
  total: number | null;
  head: string | null;
  seen: string[];
  before: number;
};
export type Mirror = {
  organization_uid: string;
  as_of: Date | null;
  filled_at: Date | null;
  swept_at: Date | null;
  tried_at: Date | null;
  fault: string | null;
};

/** The largest page that the portal gives. */
export const PAGE = 500;
/** An edit or a revocation may be dated a little before we could see it. */
const OVERLAP = 2;

const FRESH = { state: 'open', fault: null, page: 0, items: 0, tries: 0, total: null, head: null, before: 0 };

/** How far the mirror has come; each step is a row, so that it goes on where it was when the process ended. */
export const ledger = (db: Knex) => ({ ...mirrors(db), ...walks(db), ...windows(db) });

const mirrors = (db: Knex) => ({
  async mirror(organizationUid: string): Promise<Mirror | undefined> {
    return db<Mirror>('diavgeia_mirrors').where({ organization_uid: organizationUid }).first();
  },

  async note(organizationUid: string, change: Partial<Mirror>): Promise<void> {
    await db('diavgeia_mirrors')
      .insert({ organization_uid: organizationUid, ...change })
      .onConflict('organization_uid')
      .merge(change);
  },
});

const walks = (db: Knex) => ({ ...beginnings(db), ...ends(db) });

const beginnings = (db: Knex) => ({
  /** The walk that was begun and not ended, else a new one with all its windows. */
  async begin({ organizationUid, kind, now }: { organizationUid: string; kind: Kind; now: Date }): Promise<Walk> {
    const open = () => db<Walk>('diavgeia_walks').where({ organization_uid: organizationUid, state: 'open' }).first();
    const begun = await open();
    if (begun) return begun;
    const mirror = await mirrors(db).mirror(organizationUid);
    // A backfill that failed in a few places is not done anew in all.
    if (!mirror?.filled_at && (await beginnings(db).reopen(organizationUid))) {
      const again = await open();
      if (again) return again;
    }
    const actual: Kind = mirror?.filled_at ? kind : 'backfill';
    const today = dayOf(now);
    const since = actual === 'sync' && mirror?.as_of ? addDays(dayOf(mirror.as_of), -OVERLAP) : BEGINNING;
    const range = { submitted_from: since < BEGINNING ? BEGINNING : since, submitted_to: addDays(today, 2) };
    return db.transaction(async (trx) => {
      const [walk] = await trx<Walk>('diavgeia_walks')
        .insert({ organization_uid: organizationUid, kind: actual, begun_at: now, ...range } as never)
        .returning('*');
      if (!walk) throw new Error('The walk could not be begun.');
      const windows = [...windowsUntil(today), ...(await beyond(trx, { organizationUid, kind: actual, today }))];
      await trx('diavgeia_windows').insert(windows.map((one) => windowOf(walk.id, one, range)));
      return walk;
    });
  },

  /** Opens what failed in the latest walk once more; answers whether there was anything. */
  async reopen(organizationUid: string): Promise<boolean> {
    return db.transaction(async (trx) => {
      const latest = await trx<Walk>('diavgeia_walks').where({ organization_uid: organizationUid }).orderBy('id', 'desc').first();
      if (latest?.state !== 'failed') return false;
      await trx('diavgeia_walks').where({ id: latest.id }).update({ state: 'open', ended_at: null });
      await trx('diavgeia_windows')
        .where({ walk_id: latest.id, state: 'failed' })
        .update({ ...FRESH, seen: trx.raw(`'{}'`) });
      return true;
    });
  },
});

/** Days that acts should not bear are all looked at now and then; each day only where such acts are known. */
async function beyond(
  trx: Knex,
  { organizationUid, kind, today }: { organizationUid: string; kind: Kind; today: Day },
): Promise<Window[]> {
  const windows = windowsBeyond(today);
  if (kind !== 'sync') return windows;
  const { rows } = await trx.raw(
    `SELECT DISTINCT issue_date::text AS day FROM decisions WHERE organization_uid = ? AND (issue_date < ? OR issue_date >= ?)`,
    [organizationUid, windowsUntil(today)[0]?.from ?? today, windowsUntil(today).at(-1)?.to ?? today],
  );
  const days = (rows as { day: Day }[]).map(({ day }) => day);
  return windows.filter(({ from, to }) => days.some((day) => day >= from && day <= to));
}

const ends = (db: Knex) => ({
  async progress(walkId: string): Promise<{ done: number; failed: number; of: number }> {
    const rows = (await db('diavgeia_windows')
      .where({ walk_id: walkId })
      .select('state')
      .count('* as count')
      .groupBy('state')) as unknown as { state: string; count: string }[];
    const count = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
    return { done: count('done'), failed: count('failed'), of: count('done') + count('failed') + count('open') };
  },

  /** Ends the walk; what it found stands as of its beginning, unless a window failed. */
  async end({ walk, now }: { walk: Walk; now: Date }): Promise<Walk> {
    return db.transaction(async (trx) => {
      const { failed, of } = await ends(trx).progress(walk.id);
      const isWhole = failed === 0;
      const [ended] = await trx<Walk>('diavgeia_walks')
        .where({ id: walk.id })
        .update({ state: isWhole ? 'done' : 'failed', ended_at: now })
        .returning('*');
      const asOf = walk.begun_at;
      const whole = { as_of: asOf, fault: null, ...(walk.kind !== 'sync' && { swept_at: asOf, filled_at: asOf }) };
      // A list that was read as a whole and no longer has what could not be read, is the answer.
      if (isWhole && walk.kind !== 'sync')
        await trx('diavgeia_aside').where({ organization_uid: walk.organization_uid }).where('last_at', '<', asOf).delete();
      // Readers are told as of when; what was answered with the moment before is no longer right.
      await changesWhole(trx, DECISION);
      const fault = toText({ code: 'windows-left', params: { failed, of } });
      await mirrors(trx).note(walk.organization_uid, { tried_at: now, ...(isWhole ? whole : { fault }) });
      return ended ?? walk;
    });
  },
});

const windows = (db: Knex) => ({
  async nextWindow(walkId: string, besides: string | null = null): Promise<WindowRow | undefined> {
    const { rows } = await db.raw(
      `SELECT id, walk_id, issued_from::text AS "from", issued_to::text AS "to", submitted_from::text, submitted_to::text, page, items, size, tries,
              total, head, seen, before FROM diavgeia_windows WHERE walk_id = ? AND state = 'open' AND id IS DISTINCT FROM ?
        ORDER BY issued_from > now() + interval '1 year', issued_from DESC, id LIMIT 1`,
      [walkId, besides],
    );
    return (rows as WindowRow[])[0];
  },

  async closeWindow(id: string, fault?: Told | Told[]): Promise<void> {
    // Hundreds are empty, and nobody need wait for the disk; what a power cut takes is read once more.
    await db('diavgeia_windows')
      .where({ id })
      .whereRaw(`set_config('synchronous_commit', 'off', true) = 'off'`)
      .update({ state: fault ? 'failed' : 'done', fault: fault ? toText(fault) : null, seen: db.raw(`'{}'`) });
  },

  async restartWindow(
    id: string,
    { page, items, tries, total, head, seen, before, size }: Reading & { size: number },
  ): Promise<void> {
    await db('diavgeia_windows').where({ id }).update({ page, items, tries, total, head, seen, before, size });
  },

  async split({ id, walk_id, submitted_from, submitted_to }: WindowRow, parts: Window[]): Promise<void> {
    await db.transaction(async (trx) => {
      await trx('diavgeia_windows').where({ id }).delete();
      await trx('diavgeia_windows').insert(parts.map((one) => windowOf(walk_id, one, { submitted_from, submitted_to })));
    });
  },
});

function windowOf(walkId: string, { from, to }: Window, range: { submitted_from: Day; submitted_to: Day }): object {
  return { walk_id: walkId, issued_from: from, issued_to: to, size: PAGE, ...range };
}
