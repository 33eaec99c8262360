import ICAL from 'ical.js';
import { DateTime } from 'luxon';

import { eventLike } from '../../../../../tests/support/event-sample';
import { addresses } from '../addresses';
import type { Event } from '../event';
import { type Calendar, icalendar } from './calendar';

const AROUND = {
  addresses: addresses({ patterns: ['https://www.example.org/{locale}/{type}/{slug}'], office: 'http://localhost:1337' }),
  fileAt: (url: string) => `https://www.example.org${url}`,
  timeZone: 'Europe/Athens',
};
const CALENDAR: Calendar = {
  uid: 'c',
  name: 'Δήμος, εκδηλώσεις; όλες',
  source: 'https://www.example.org/feeds/el/events.ics',
  url: 'https://www.example.org/',
  language: 'el',
  events: [],
  revisions: new Map(),
};

const written = (...fields: Partial<Event>[]) => icalendar({ ...CALENDAR, events: fields.map(eventLike) }, AROUND);
const read = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown as string);

/** What a calendar shows of the first event, with every clock taken from the file itself. */
function shown(fields: Partial<Event>, many = 40) {
  const calendar = read(written(fields));
  const zones = new Map(
    calendar
      .getAllSubcomponents('vtimezone')
      .map((zone) => [String(zone.getFirstPropertyValue('tzid')), new ICAL.Timezone(zone)]),
  );
  const instant = (time: ICAL.Time & { timezone?: string }) => {
    const zone = zones.get(String(time.timezone));
    const copy = time.clone();
    if (zone) copy.zone = zone;
    return new Date(copy.toUnixTime() * 1000).toISOString();
  };
  const [master, ...others] = calendar.getAllSubcomponents('vevent');
  const event = new ICAL.Event(master, { exceptions: others, strictExceptions: false });
  const iterator = event.iterator();
  const starts: string[] = [];
  for (let next = iterator.next(); next && starts.length < many; next = iterator.next())
    starts.push(instant(event.getOccurrenceDetails(next).startDate));
  return { event, starts, calendar, others };
}

describe('The calendar of events', () => {
  it.each([
    ['weekly over the end of summer time', '2026-10-13T16:00:00.000Z', 'FREQ=WEEKLY;COUNT=5'],
    ['weekly over the start of summer time', '2027-03-16T17:00:00.000Z', 'RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=5'],
    ['every last Sunday', '2026-10-25T07:00:00.000Z', 'FREQ=MONTHLY;BYDAY=-1SU;COUNT=8'],
  ])('keeps the hour on the wall: %s', (_, startsAt, recurrence) => {
    const { starts } = shown({ startsAt, recurrence });
    const hours = starts.map((at) => DateTime.fromISO(at, { zone: 'Europe/Athens' }).toFormat('HH:mm'));
    expect(new Set(hours)).toEqual(new Set([DateTime.fromISO(startsAt, { zone: 'Europe/Athens' }).toFormat('HH:mm')]));
    expect(starts[0]).toBe(startsAt);
    expect(new Set(starts.map((at) => at.slice(11))).size).toBe(2);
  });

  it.each(['Europe/Athens', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Casablanca', 'Europe/Istanbul'])(
    'tells the clock of %s as it is, years ahead',
    (zone) => {
      const calendar = read(
        written(
          { startsAt: '2020-06-01T18:00:00.000Z', timezone: zone },
          { startsAt: '2026-06-01T18:00:00.000Z', timezone: zone },
        ),
      );
      const told = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') as ICAL.Component);
      for (let at = DateTime.utc(2020, 1, 1); at.year < 2029; at = at.plus({ hours: 37 })) {
        const there = at.setZone(zone);
        const time = new ICAL.Time({ ...there.toObject(), second: 0, isDate: false }, told);
        expect([there.toISO(), told.utcOffset(time) / 60]).toEqual([there.toISO(), there.offset]);
      }
    },
  );

  it('says the rule of Europe once, instead of a list of years', () => {
    const rules = written({}).match(/^RRULE:.*$/gm);
    expect(rules).toEqual(['RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU']);
  });

  it('leaves out a day, and moves or cancels another', () => {
    const exceptions = [
      '2026-10-20',
      { date: '2026-10-27', startsAt: '2026-10-28T17:00:00Z' },
      { date: '2026-11-03', status: 'cancelled', note: { el: 'Απεργία', en: 'Strike' } },
    ];
    const { starts, others } = shown({
      startsAt: '2026-10-13T16:00:00.000Z',
      endsAt: '2026-10-13T18:00:00.000Z',
      recurrence: 'FREQ=WEEKLY;COUNT=4',
      recurrenceExceptions: exceptions,
    });
    expect(starts).toEqual(['2026-10-13T16:00:00.000Z', '2026-10-28T17:00:00.000Z', '2026-11-03T17:00:00.000Z']);
    const [moved, cancelled] = others.map((one) => new ICAL.Event(one));
    expect(moved?.endDate.toString()).toBe('2026-10-28T21:00:00');
    expect(String(cancelled?.recurrenceId)).toBe('2026-11-03T19:00:00');
    expect([others[1]?.getFirstPropertyValue('status'), cancelled?.summary, cancelled?.description]).toEqual([
      'CANCELLED',
      'Ματαιώθηκε: Συναυλία',
      'Απεργία',
    ]);
  });

  it.each([
    ['FREQ=WEEKLY;UNTIL=20261027', 'FREQ=WEEKLY;UNTIL=20261027T215959Z', 3],
    ['FREQ=WEEKLY;UNTIL=20261027T190000', 'FREQ=WEEKLY;UNTIL=20261027T170000Z', 3],
    ['FREQ=WEEKLY;UNTIL=20261020T160000Z', 'FREQ=WEEKLY;UNTIL=20261020T160000Z', 2],
  ])('ends %s as the standard wants it', (recurrence, rule, count) => {
    const { starts, event } = shown({ startsAt: '2026-10-13T16:00:00.000Z', recurrence });
    expect(event.component.getFirstPropertyValue('rrule')?.toString()).toBe(rule);
    expect(starts).toHaveLength(count);
  });

  it('counts days as days', () => {
    const { event } = shown({
      allDay: true,
      startsAt: '2026-10-24T21:00:00.000Z',
      endsAt: '2026-10-26T22:00:00.000Z',
      recurrence: 'FREQ=YEARLY;UNTIL=20301025',
    });
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual(['2026-10-25', '2026-10-28']);
    expect(written({ allDay: true, recurrence: 'FREQ=YEARLY;UNTIL=20301025' })).toContain('RRULE:FREQ=YEARLY;UNTIL=20301025\r\n');
  });

  it('keeps apart the hour that comes twice', () => {
    const [first, second] = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'];
    expect([shown({ startsAt: first }).starts, shown({ startsAt: second }).starts]).toEqual([[first], [second]]);
  });

  it.each([
    [{ eventStatus: 'cancelled' }, 'CANCELLED', 'Ματαιώθηκε: Συναυλία'],
    [{ eventStatus: 'postponed' }, 'TENTATIVE', 'Αναβλήθηκε: Συναυλία'],
    [{ lifecycle: 'withdrawn' }, 'CANCELLED', 'Ανακλήθηκε: Συναυλία'],
    [{ eventStatus: 'moved-online', onlineUrl: 'https://a.example/1,2;3' }, 'CONFIRMED', 'Συναυλία'],
  ] as const)('says %j', (fields, status, title) => {
    const { event } = shown(fields);
    expect([event.component.getFirstPropertyValue('status'), event.summary]).toEqual([status, title]);
  });

  it('counts editions, so that calendars know the newer one', () => {
    const revisions = new Map([['a1', { count: 3, last: new Date('2026-11-20T10:00:00Z') }]]);
    const text = icalendar({ ...CALENDAR, events: [eventLike({ lifecycle: 'withdrawn' })], revisions }, AROUND);
    expect(text).toContain('SEQUENCE:5\r\n');
    expect(text).toContain('DTSTAMP:20261120T100000Z\r\n');
  });

  it('holds any words, in lines of at most 75 bytes', () => {
    const title = `Νερό; ρεύμα, \\ και "φως" ışık 🏛️ ${'πολύ μεγάλο '.repeat(20)}`;
    const text = written({
      title,
      summary: 'α\nβ\u0007',
      place: { documentId: 'p', name: 'Πλατεία; "Α"', address: 'Οδός 1, Πόλη', latitude: 40.8, longitude: 25.8 },
    });
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const event = new ICAL.Event(read(text).getFirstSubcomponent('vevent') as ICAL.Component);
    expect(event.summary).toBe(title.trim());
    expect([event.description, event.location]).toEqual(['α\nβ', 'Πλατεία; "Α", Οδός 1, Πόλη']);
    expect(event.component.getFirstPropertyValue('geo')).toEqual([40.8, 25.8]);
    expect(text).not.toMatch(/[^\r]\n/);
  });

  it('has a name, a color and an hour to come again', () => {
    const calendar = read(written());
    // Of RFC 7986 this reader knows no escapes.
    expect(calendar.getFirstPropertyValue('name')).toBe('Δήμος\\, εκδηλώσεις\\; όλες');
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
    expect(calendar.getFirstPropertyValue('color')).toBe('steelblue');
  });

  it('lets no rule smuggle in another line', () => {
    expect(written({ recurrence: 'FREQ=DAILY\r\nATTACH:http://a.example' })).not.toContain('ATTACH');
  });
});
