import type { Core } from '@strapi/strapi';

import type { Share } from '../shared/counters';

type Counters = { shares(): Share[]; hasShares(): boolean; learn(told: Pick<Share, 'key' | 'period' | 'points'>): void };
type Row = { key: string; period: string; points: number };

const SOON = 1_000;
const SWEEP = 5 * 60_000;

/**
 * Brings the counts of all processes together, at most once a second and in one statement for all callers, never while a
 * request waits for it. While the database is away each process counts for itself.
 */
export function sharing(strapi: Core.Strapi, counters: Counters) {
  let timer: NodeJS.Timeout | undefined;
  let sweptAt = 0;

  async function share(): Promise<void> {
    timer = undefined;
    const shares = counters.shares();
    if (shares.length === 0) return;
    try {
      for (const { key, period, points } of await tell(strapi, shares)) counters.learn({ key, period: Number(period), points });
      if (Date.now() - sweptAt > SWEEP) {
        sweptAt = Date.now();
        await strapi.db
          .connection('limits_points')
          .where('ends_at', '<', Math.floor(sweptAt / 1000))
          .delete();
      }
    } catch (fault) {
      strapi.log.debug(`The counts of callers were not shared: ${(fault as Error).message}`);
    }
  }

  return {
    /** To be called after counting. */
    soon(): void {
      if (timer || !counters.hasShares()) return;
      timer = setTimeout(() => void share(), SOON).unref();
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}

async function tell(strapi: Core.Strapi, shares: Share[]): Promise<Row[]> {
  const sorted = [...shares].sort((a, b) => (a.key < b.key ? -1 : 1));
  const { rows } = (await strapi.db.connection.raw(
    `INSERT INTO limits_points AS known (key, period, points, ends_at)
     SELECT * FROM unnest(?::text[], ?::bigint[], ?::int[], ?::bigint[])
     ON CONFLICT (key) DO UPDATE SET period = excluded.period, ends_at = excluded.ends_at,
       points = excluded.points + CASE WHEN known.period = excluded.period THEN known.points ELSE 0 END
     WHERE known.period <= excluded.period
     RETURNING key, period, points`,
    [sorted.map((s) => s.key), sorted.map((s) => s.period), sorted.map((s) => s.points), sorted.map((s) => s.endsAt)],
  )) as { rows: Row[] };
  return rows;
}
