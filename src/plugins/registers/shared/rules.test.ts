import { dayOf, labelOf, withoutFormula, yearOf } from './rules';

describe('A number', () => {
  it('is printed with its year', () => expect(labelOf({ number: 123, year: 2026 })).toBe('123/2026'));

  it.each([
    ['2026-12-31T21:59:59Z', 'Europe/Athens', 2026, '2026-12-31'],
    ['2026-12-31T22:00:00Z', 'Europe/Athens', 2027, '2027-01-01'],
    ['2026-12-31T23:30:00Z', 'Europe/London', 2026, '2026-12-31'],
    ['2026-06-30T21:00:00Z', 'Europe/Athens', 2026, '2026-07-01'],
  ])('given at %s in %s belongs to %i', (at, timeZone, year, day) => {
    expect([yearOf(new Date(at), timeZone), dayOf(new Date(at), timeZone)]).toEqual([year, day]);
  });
});

it.each(['=1+1', '+30 210', '-1', '@SUM(A1)', '\t=1', ' =1', '|cmd'])('%j is no formula in a spreadsheet', (text) => {
  expect(withoutFormula(text)).toBe(`'${text}`);
});

it.each(['Δελτίο', '1/2026', 'a=b', ''])('%j stays as it is in a spreadsheet', (text) => expect(withoutFormula(text)).toBe(text));
