import type { Revisions } from '../../../editorial/api';
import type { Event } from '../event';
import type { Around } from '../release';
import { component, document, property, text } from './content-line';
import { vevents, zoneOf } from './event';
import { timeZone } from './time-zone';

export type Calendar = {
  uid: string;
  name: string;
  /** Where it is taken anew from; a single event that somebody keeps has none. */
  source: string | null;
  url: string;
  language: string;
  events: Event[];
  revisions: Map<string, Revisions>;
};

/** How often subscribers should come again. */
const AGAIN = 'PT1H';

/** iCalendar: RFC 5545, with names, colors and refreshing by RFC 7986. The X- lines are what older calendars know instead. */
export function icalendar({ uid, name, source, url, language, events, revisions }: Calendar, around: Around): string {
  const aboutAll = source
    ? [
        property('UID', uid),
        text('NAME', name, { LANGUAGE: language }),
        text('X-WR-CALNAME', name),
        property('X-WR-TIMEZONE', around.timeZone),
        property('REFRESH-INTERVAL', AGAIN, { VALUE: 'DURATION' }),
        property('X-PUBLISHED-TTL', AGAIN),
        property('SOURCE', source, { VALUE: 'URI' }),
        property('URL', url),
        property('COLOR', 'steelblue'),
      ]
    : [];
  const head = [property('VERSION', '2.0'), property('PRODID', '-//Deltio//Events//EL'), property('CALSCALE', 'GREGORIAN')];
  const made = events.flatMap((event) => vevents(event, { ...around, revisions: revisions.get(event.documentId) }));
  return document(component('VCALENDAR', [...head, ...aboutAll, ...zonesOf(events), ...made]));
}

/** Each clock that the events go by, from the year before the first of them. */
function zonesOf(events: Event[]): string[] {
  const zones = new Map<string, { from: number; to: number }>();
  for (const event of events.filter(({ allDay }) => !allDay)) {
    const zone = zoneOf(event);
    const year = new Date(event.startsAt).getUTCFullYear();
    const known = zones.get(zone) ?? { from: year, to: year };
    zones.set(zone, { from: Math.min(known.from, year), to: Math.max(known.to, year) });
  }
  return [...zones]
    .filter(([zone]) => zone !== 'UTC')
    .flatMap(([zone, { from, to }]) => timeZone(zone, { from: from - 1, to: to + 3 }));
}
