import { refusalsToEntry } from './rules';

const EVENT = 'api::event.event';
const codes = (type: string, entry: Record<string, unknown>) => refusalsToEntry({ type, entry }).map((r) => r.code);

describe('An entry makes sense', () => {
  it.each([
    ['ends after it starts', { startsAt: '2026-05-01T10:00:00Z', endsAt: '2026-05-01T11:00:00Z' }, []],
    ['ends as it starts', { startsAt: '2026-05-01T10:00:00Z', endsAt: '2026-05-01T10:00:00Z' }, []],
    ['ends before it starts', { startsAt: '2026-05-01T10:00:00Z', endsAt: '2026-05-01T09:59:00Z' }, ['endsAt-before-startsAt']],
    ['ends before it starts, in another zone', { startsAt: '2026-05-01T10:00:00+03:00', endsAt: '2026-05-01T08:00:00Z' }, []],
    ['has no end', { startsAt: '2026-05-01T10:00:00Z', endsAt: null }, []],
    [
      'closes registration late',
      { startsAt: '2026-05-01', registrationClosesAt: '2026-05-02' },
      ['startsAt-before-registrationClosesAt'],
    ],
    ['recurs by the standard', { recurrence: 'FREQ=MONTHLY;BYDAY=1SU;COUNT=5' }, []],
    ['recurs by its own idea', { recurrence: 'every Tuesday' }, ['not-a-recurrence']],
    ['recurs with an unknown frequency', { recurrence: 'FREQ=OFTEN' }, ['not-a-recurrence']],
    ['is in a time zone', { timezone: 'Europe/Istanbul' }, []],
    ['is in a time zone of its own', { timezone: 'Mars' }, ['not-a-time-zone']],
    ['links to the web', { liveUrl: 'https://tv.example/live' }, []],
    ['links to a script', { liveUrl: 'javascript:alert(1)' }, ['not-a-web-address']],
    ['links without its protocol', { ticketUrl: 'tickets.example' }, ['not-a-web-address']],
  ])('an event that %s', (_, entry, expected) => {
    expect(codes(EVENT, entry)).toEqual(expected);
  });

  it('says each reason in the three languages', () => {
    const [refusal] = refusalsToEntry({ type: EVENT, entry: { startsAt: '2026-05-02', endsAt: '2026-05-01' } });
    expect(refusal?.says.el).toMatch(/λήξη/);
    expect(refusal?.says.tr).toMatch(/bitiş/);
    expect(refusal?.says.en).toMatch(/ends before/);
  });

  it('asks nothing of a type without rules', () => {
    expect(codes('api::topic.topic', { startsAt: 'x' })).toEqual([]);
  });
});
