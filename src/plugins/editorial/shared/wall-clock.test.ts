import { instantOf } from './wall-clock';

const read = (at: string, timeZone = 'Europe/Athens') => {
  const answer = instantOf({ at, timeZone });
  return 'at' in answer ? answer.at.toISOString() : answer.refusal.code;
};

describe('An instant on the office’s wall clock', () => {
  it.each([
    ['2026-12-01T10:00', '2026-12-01T08:00:00.000Z'],
    ['2026-07-01T10:00', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01T10:00Z', '2026-12-01T10:00:00.000Z'],
    ['2026-12-01T10:00+03:00', '2026-12-01T07:00:00.000Z'],
    ['2026-12-01T10:00:30', '2026-12-01T08:00:30.000Z'],
    ['2026-12-01', 'instant-unreadable'],
    ['tomorrow', 'instant-unreadable'],
    ['2026-02-30T10:00', 'instant-unreadable'],
    ['', 'instant-unreadable'],
  ])('%s is %s', (at, expected) => {
    expect(read(at)).toBe(expected);
  });

  it('does not have the hour that the clock leaps over in March', () => {
    expect(read('2027-03-28T02:59')).toBe('2027-03-28T00:59:00.000Z');
    expect(read('2027-03-28T03:00')).toBe('hour-does-not-exist');
    expect(read('2027-03-28T03:30')).toBe('hour-does-not-exist');
    expect(read('2027-03-28T04:00')).toBe('2027-03-28T01:00:00.000Z');
  });

  it('asks which of the two hours that October has', () => {
    expect(read('2026-10-25T02:59')).toBe('2026-10-24T23:59:00.000Z');
    expect(read('2026-10-25T03:30')).toBe('hour-comes-twice');
    expect(read('2026-10-25T03:30+03:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(read('2026-10-25T03:30+02:00')).toBe('2026-10-25T01:30:00.000Z');
    expect(read('2026-10-25T04:00')).toBe('2026-10-25T02:00:00.000Z');
    const answer = instantOf({ at: '2026-10-25T03:30', timeZone: 'Europe/Athens' });
    expect('refusal' in answer && answer.refusal.says.en).toContain(
      '2026-10-25T03:30+03:00 for the first or 2026-10-25T03:30+02:00',
    );
  });

  it('has every hour in Istanbul', () => {
    expect(read('2027-03-28T03:30', 'Europe/Istanbul')).toBe('2027-03-28T00:30:00.000Z');
  });
});
