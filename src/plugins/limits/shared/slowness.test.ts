import { isTooSlow, type Progress } from './slowness';

const seconds = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => (from + n) * 1000);

describe('A reader', () => {
  const watch = (bytesASecond: number, waiting = 100_000) => {
    const progress: Progress = { sentThen: 0 };
    return seconds(0, 120).filter((now) => isTooSlow(progress, { now, waiting, sent: (now / 1000) * bytesASecond }));
  };

  it.each([1, 100, 1_999])('of %i bytes a second is too slow after twenty seconds', (speed) => {
    expect(watch(speed)[0]).toBe(20_000);
  });
  it.each([2_000, 50_000])('of %i bytes a second may go on', (speed) => expect(watch(speed)).toEqual([]));
  it('who waits for an answer is not slow', () => expect(watch(0, 0)).toEqual([]));

  it('that stops in the middle is too slow from then on', () => {
    const progress: Progress = { sentThen: 0 };
    const sent = (now: number) => Math.min(now, 30_000) * 100;
    expect(seconds(0, 120).find((now) => isTooSlow(progress, { now, waiting: 1, sent: sent(now) }))).toBe(60_000);
  });
});
