import { daysOf, isDay, onTheWall, plusDays, stepped } from './days';

it('begins weeks on Monday', () => {
  expect(daysOf('week', '2026-11-22')).toEqual(['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`));
});

it.each([
  ['2026-11-22', '2026-10-26', '2026-12-06'],
  ['2026-02-10', '2026-01-26', '2026-03-01'],
  ['2027-02-01', '2027-02-01', '2027-02-28'],
])('shows the month of %s in whole weeks', (day, first, last) => {
  const days = daysOf('month', day);
  expect([days[0], days.at(-1), days.length % 7]).toEqual([first, last, 0]);
});

it('goes on and back by what is shown', () => {
  expect(stepped('month', '2026-01-31', 1)).toBe('2026-02-01');
  expect(stepped('month', '2026-01-31', -1)).toBe('2025-12-01');
  expect(stepped('week', '2026-12-31', 1)).toBe('2027-01-07');
  expect(plusDays('2026-10-25', 1)).toBe('2026-10-26');
});

it('reads instants on the office’s clock', () => {
  expect(onTheWall('2026-11-22T22:30:00Z', 'Europe/Athens')).toBe('2026-11-23T00:30');
  expect(onTheWall('2026-07-01T21:00:00Z', 'Europe/Athens')).toBe('2026-07-02T00:00');
});

it('knows a day from what is none', () => {
  expect([isDay('2026-02-28'), isDay('2026-02-30'), isDay('soon'), isDay(null)]).toEqual([true, false, false, false]);
});
