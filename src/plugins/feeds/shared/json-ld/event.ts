import { DateTime } from 'luxon';

import type { Event } from '../event';
import { leadsTo, zoneOf } from '../icalendar/event';
import { line } from '../plain';
import { schedule } from './schedule';
import { type Around, type Body, body, idOf, pictures, place, subjects, type Thing, thing } from './thing';

export type EventLd = Omit<Event, 'organization' | 'organizers'> & { organization: Body | null; organizers: Body[] | null };

const STATUS = {
  scheduled: 'EventScheduled',
  postponed: 'EventPostponed',
  cancelled: 'EventCancelled',
  'moved-online': 'EventMovedOnline',
} as const;

/** https://schema.org/Event, with its times on the clock of the place. */
export function happening(event: EventLd, around: Around): Thing {
  const { locale, title, summary, organization, organizers, capacity, entry } = event;
  const url = leadsTo(event, around.addresses);
  const isGone = event.lifecycle === 'withdrawn' || event.lifecycle === 'merged';
  const status = STATUS[isGone ? 'cancelled' : event.eventStatus];
  const bodies = organizers && organizers.length > 0 ? organizers : [organization];
  return thing('Event', {
    '@id': idOf('event', event),
    url,
    name: line(title),
    description: [isGone ? event.lifecycleNote : event.statusNote, summary].filter(Boolean).join(' '),
    inLanguage: locale,
    startDate: on(event.startsAt, event),
    endDate: event.endsAt && on(event.endsAt, event),
    eventSchedule: schedule(event),
    eventStatus: `https://schema.org/${status}`,
    eventAttendanceMode: `https://schema.org/${attendance(event)}`,
    location: [place(event.place), event.onlineUrl && thing('VirtualLocation', { url: event.onlineUrl })].filter(Boolean),
    organizer: bodies.map(body).filter(Boolean),
    isAccessibleForFree: entry === 'ticket' ? Number(event.price ?? 1) === 0 : true,
    offers: entry === 'ticket' && offer(event),
    maximumAttendeeCapacity: capacity,
    about: subjects(event.topics),
    image: pictures(event.images, around),
    mainEntityOfPage: page(event, url),
  });
}

/** Pages are written and corrected; events only take place. */
function page({ locale, publishedAt, publicUpdatedAt, changeNotes }: EventLd, url: string): Thing {
  return thing('WebPage', {
    '@id': url,
    inLanguage: locale,
    dateModified: publicUpdatedAt ?? publishedAt,
    correction: (changeNotes ?? []).map(({ at, note }) =>
      thing('CorrectionComment', { text: note, datePublished: new Date(at).toISOString() }),
    ),
  });
}

function on(instant: string, event: EventLd): string | null {
  const there = DateTime.fromISO(instant, { zone: zoneOf(event) });
  return event.allDay ? there.toISODate() : there.toISO({ suppressMilliseconds: true });
}

function attendance({ eventStatus, onlineUrl, place: where }: EventLd): string {
  if (eventStatus === 'moved-online' || (onlineUrl && !where)) return 'OnlineEventAttendanceMode';
  return onlineUrl ? 'MixedEventAttendanceMode' : 'OfflineEventAttendanceMode';
}

function offer({ price, ticketUrl }: EventLd): Thing {
  return thing('Offer', { price: price ?? null, priceCurrency: price === null ? null : 'EUR', url: ticketUrl });
}
