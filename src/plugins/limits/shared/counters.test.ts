import fc from 'fast-check';

import { counters } from './counters';

const RATE = { most: 100, seconds: 60 };
const spend = (counts: ReturnType<typeof counters>, points: number, now = 0) =>
  counts.spend({ key: 'a', rate: RATE, points, now });

describe('A counter', () => {
  it('says what is left and when all of it is there again', () => {
    const counts = counters();
    expect(spend(counts, 1)).toEqual({ left: 99, resetsIn: 60 });
    expect(spend(counts, 99, 59_500)).toEqual({ left: 0, resetsIn: 1 });
    expect(spend(counts, 1, 59_999).left).toBe(-1);
    expect(spend(counts, 1, 60_000).left).toBe(99);
  });

  it('tells nobody of a caller that uses little', () => {
    const counts = counters();
    for (let n = 0; n < 4; n++) spend(counts, 1);
    expect(counts.hasShares()).toBe(false);
    spend(counts, 1);
    expect(counts.shares()).toEqual([{ key: 'a', period: 0, points: 5, endsAt: 60 }]);
    expect(counts.hasShares()).toBe(false);
  });

  it('counts what others told, and not its own twice', () => {
    const counts = counters();
    spend(counts, 10);
    counts.shares();
    counts.learn({ key: 'a', period: 0, points: 10 + 60 });
    expect(spend(counts, 1).left).toBe(29);
    counts.learn({ key: 'a', period: 7, points: 99 });
    expect(spend(counts, 1).left).toBe(28);
  });

  it('lets several processes together give no more than a twentieth each beyond the limit', () => {
    const act = fc.record({ process: fc.nat(2), points: fc.integer({ min: 1, max: 3 }), isTold: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 400 }), (acts) => {
        const processes = [counters(), counters(), counters()];
        let told = 0;
        let given = 0;
        for (const { process, points } of acts) {
          const counts = processes[process] as ReturnType<typeof counters>;
          if (spend(counts, points).left >= 0) given += points;
          // As fast as can be: after each act, whoever has something to tell.
          for (const { key, period, points } of counts.shares()) counts.learn({ key, period, points: (told += points) });
        }
        expect(given).toBeLessThanOrEqual(RATE.most + processes.length * (RATE.most / 20 + 3) * processes.length);
      }),
    );
  });

  it('forgets whoever has not come for longest', () => {
    const counts = counters();
    for (let n = 0; n < 30_000; n++) counts.spend({ key: `k${n}`, rate: RATE, points: 50, now: 0 });
    expect(counts.shares().length).toBeLessThanOrEqual(20_000);
  });
});
