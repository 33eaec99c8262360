import { concurrencyFor, deadAmong } from './rules';

describe('How many jobs run at a time', () => {
  it.each([
    [2, 1],
    [3, 1],
    [6, 3],
    [10, 4],
    [500, 4],
  ])('with %i connections, %i', (connections, jobs) => expect(concurrencyFor(connections)).toBe(jobs));
});

describe('Whether a runner is dead', () => {
  const look = (before: [string, number][], unheld: string[], now: number) =>
    deadAmong({ before: new Map(before), unheld, now, grace: 2_000 });

  it('is not said at the first sight', () => expect(look([], ['a'], 5_000).dead).toEqual([]));
  it('is said when nobody held it all the while', () => expect(look([['a', 5_000]], ['a'], 7_000).dead).toEqual(['a']));
  it('is asked anew after it came back', () => {
    const { sightings } = look([['a', 5_000]], [], 6_000);
    expect(look([...sightings], ['a'], 7_500).dead).toEqual([]);
  });
});
