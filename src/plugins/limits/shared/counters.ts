import { LRUCache } from 'lru-cache';

import type { Rate } from './rates';

/** What one caller used of one rate in the present period; `shared` of `own` is known to the other processes. */
type Count = { period: number; own: number; shared: number; others: number };
export type Share = { key: string; period: number; points: number; endsAt: number };
type Spending = { key: string; rate: Rate; points: number; now: number };

/** Callers that are remembered at a time: whoever has not come for longest is forgotten. */
const CALLERS = 20_000;
/** A process tells the others of a caller after every twentieth part of what the caller may; till then it costs no statement. */
const PART = 20;

/**
 * Counts what callers use within periods of the clock, which are the same in all processes. Each process counts by itself,
 * and what a caller used that is worth telling is handed out by `shares`; `learn` takes what all of them together counted.
 */
export function counters() {
  const counts = new LRUCache<string, Count & Pick<Rate, 'most' | 'seconds'>>({ max: CALLERS });
  const worthTelling = new Set<string>();

  function present({ key, rate, now }: Omit<Spending, 'points'>) {
    const period = Math.floor(now / 1000 / rate.seconds);
    const known = counts.get(key);
    if (known && known.period === period) return known;
    const fresh = { period, own: 0, shared: 0, others: 0, ...rate };
    counts.set(key, fresh);
    return fresh;
  }

  return {
    /** What is left after it, below zero where there was not enough; who is over does not get further from it. */
    spend({ key, rate, points, now }: Spending): { left: number; resetsIn: number } {
      const count = present({ key, rate, now });
      const left = rate.most - count.own - count.others - points;
      if (left >= 0 || count.own + count.others < rate.most) count.own += points;
      if (count.own - count.shared >= Math.max(1, rate.most / PART)) worthTelling.add(key);
      const resetsIn = Math.max(1, Math.ceil((count.period + 1) * rate.seconds - now / 1000));
      return { left, resetsIn };
    },

    /** What the others do not know yet, counted as told. */
    shares(): Share[] {
      const shares = [...worthTelling].flatMap((key) => {
        const count = counts.peek(key);
        if (!count) return [];
        const points = count.own - count.shared;
        count.shared = count.own;
        return [{ key, period: count.period, points, endsAt: (count.period + 1) * count.seconds }];
      });
      worthTelling.clear();
      return shares;
    },

    hasShares: () => worthTelling.size > 0,

    /** `points` is what all processes told for the period. */
    learn({ key, period, points }: Pick<Share, 'key' | 'period' | 'points'>): void {
      const count = counts.peek(key);
      if (count?.period === period) count.others = Math.max(0, points - count.shared);
    },
  };
}
