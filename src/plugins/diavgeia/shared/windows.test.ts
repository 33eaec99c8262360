import { mismatches } from './question';
import { addDays, daysBetween } from './moments';
import { halvesOf, windowsBeyond, windowsUntil, type Window } from './windows';

const TODAY = '2026-11-23';
const asked = { from: '1943-03-01', to: '1943-08-01' };
const echo = (low: string, high: string) => `issueDate:[DT(${low}) TO DT(${high})]`;

describe('The windows of a walk', () => {
  const usual = windowsUntil(TODAY);
  const beyond = windowsBeyond(TODAY);

  it('meet without a gap over every day that an act may bear, and none is so long that the portal cuts it', () => {
    const all: Window[] = [...usual, ...beyond].sort((a, b) => (a.from < b.from ? -1 : 1));
    expect(all[0]!.from < '1900-01-01' && all.at(-1)!.to > '2100-01-01').toBe(true);
    for (const [i, { from, to }] of all.entries()) {
      expect(daysBetween(from, to)).toBeLessThan(180);
      if (i > 0) expect(from <= all[i - 1]!.to).toBe(true);
    }
  });

  it('are few for the days that acts should bear', () => {
    expect(usual.length).toBeLessThan(80);
    for (const day of ['2010-10-01', TODAY, addDays(TODAY, 5 * 365)])
      expect(usual.filter(({ from, to }) => from <= day && day < to)).toHaveLength(1);
  });

  it('are halved down to a day', () => {
    expect(halvesOf({ from: '2024-01-01', to: '2024-01-04' })).toEqual([
      { from: '2024-01-02', to: '2024-01-04' },
      { from: '2024-01-01', to: '2024-01-02' },
    ]);
    expect(halvesOf({ from: '2024-01-01', to: '2024-01-02' })).toBeUndefined();
  });

  it.each([
    ['the same clock', '1943-03-01T00:00:00+02:00', '1943-08-01T00:00:00+03:00', []],
    ['another table of old clocks', '1943-03-01T01:00:00+02:00', '1943-08-01T00:00:00+02:00', []],
    ['fewer days', '1943-03-01T00:00:00+02:00', '1943-07-01T00:00:00+03:00', ['narrowed']],
  ])('of long ago are echoed by %s', (_, low, high, codes) =>
    expect(
      mismatches({ issuedFrom: asked.from, issuedTo: asked.to, status: 'all' }, echo(low, high)).map(({ code }) => code),
    ).toEqual(codes),
  );

  it('are not halved for a range of changes that was cut', () => {
    const cut = 'submissionTimestamp:[DT(2026-06-01T00:00:00+03:00) TO DT(2026-11-25T00:00:00+02:00)]';
    const found = mismatches({ submittedFrom: '2010-10-01', submittedTo: '2026-11-25', status: 'all' }, cut);
    expect(found.map(({ code }) => code)).toEqual(['ignored']);
  });
});
