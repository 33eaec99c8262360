import { waitAsked } from './answers';

const wait = (retryAfter: string, date?: string) =>
  waitAsked(new Headers({ 'retry-after': retryAfter, ...(date !== undefined && { date }) }));

describe('The pause that the portal asks for', () => {
  it.each<[string, number | undefined]>([
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7_000],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('of %j is %p milliseconds', (asked, milliseconds) => expect(wait(asked)).toBe(milliseconds));

  it.each(['Fri, 01 Mar 2024 10:00:30 GMT', 'Friday, 01-Mar-2024 10:00:30 GMT'])(
    'until %s is told from the portal’s own clock',
    (asked) => {
      expect(wait(asked, 'Fri, 01 Mar 2024 10:00:00 GMT')).toBe(30_000);
      expect(wait(asked, 'Fri, 01 Mar 2024 11:00:00 GMT')).toBe(0);
    },
  );

  it('until a date is told from our clock when the portal does not give its own', () => {
    const soon = wait(new Date(Date.now() + 60_000).toUTCString());
    expect(soon).toBeGreaterThan(57_000);
    expect(soon).toBeLessThanOrEqual(60_000);
  });
});
