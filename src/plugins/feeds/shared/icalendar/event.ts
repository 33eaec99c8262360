import { exceptionsIn, type RecurrenceException } from '../../../checks/api';
import { parts, type Revisions, wordsOf } from '../../../editorial/api';
import type { Event } from '../event';
import { line } from '../plain';
import type { Around } from '../release';
import { uuidOf } from '../stable-id';
import { kindIn, MARKS, SAYS, wordsIn } from '../words';
import { COLORS } from './colors';
import { component, property, text } from './content-line';
import { ruleOf } from './rule';
import { day, local, sameHourOn, utc, type When } from './times';

type Status = Event['eventStatus'];
type State = { status: Status; note: string | null };
type Made = Around & { revisions: Revisions | undefined };

/** An event as calendars take it: one component, and one more for each day of a repeated event that is not as usual. */
export function vevents(event: Event, made: Made): string[] {
  const exceptions = event.recurrence ? (exceptionsIn(event.recurrenceExceptions) ?? []) : [];
  const state = { status: event.eventStatus, note: event.statusNote };
  const [starts, ends] = [new Date(event.startsAt), event.endsAt ? new Date(event.endsAt) : null];
  const left = exceptions.filter((exception) => isLeftOut(exception)).map(({ date }) => occurrence(event, date));
  const repeated = [
    ...given(ruleOf(event.recurrence, { zone: zoneOf(event), isAllDay: !!event.allDay }), (rule) => property('RRULE', rule)),
    ...left.map((at) => dated('EXDATE', at)),
  ];
  const changed = exceptions.filter((exception) => !isLeftOut(exception));
  return [
    ...component('VEVENT', [...spoken(event, state, made), ...times(event, starts, ends), ...repeated]),
    ...changed.flatMap((exception) => changedDay(event, exception, made)),
  ];
}

function isLeftOut({ startsAt, status }: RecurrenceException): boolean {
  return startsAt === undefined && status === undefined;
}

function changedDay(event: Event, exception: RecurrenceException, made: Made): string[] {
  const { date, startsAt, endsAt, status, note } = exception;
  const usual = sameHourOn(date, { at: new Date(event.startsAt), zone: zoneOf(event) });
  const starts = startsAt ? new Date(startsAt) : usual;
  const length = event.endsAt ? new Date(event.endsAt).getTime() - new Date(event.startsAt).getTime() : null;
  const ends = endsAt ? new Date(endsAt) : length === null ? null : new Date(starts.getTime() + length);
  const said = typeof note === 'object' ? (note[event.locale] ?? null) : (note ?? null);
  const state = { status: status ?? event.eventStatus, note: said ?? event.statusNote };
  return component('VEVENT', [
    ...spoken(event, state, made),
    dated('RECURRENCE-ID', occurrence(event, date)),
    ...times(event, starts, ends),
  ]);
}

/** The clock the event goes by; recurrences need it, and so does whoever travels there. */
export function zoneOf({ timezone }: Pick<Event, 'timezone'>): string {
  return timezone || 'Europe/Athens';
}

function occurrence(event: Event, date: string): When {
  const zone = zoneOf(event);
  if (event.allDay) return { value: date.replaceAll('-', ''), parameters: { VALUE: 'DATE' } };
  return local(sameHourOn(date, { at: new Date(event.startsAt), zone }), { zone, isRepeated: true });
}

function times(event: Event, starts: Date, ends: Date | null): string[] {
  const zone = zoneOf(event);
  const clock = { zone, isRepeated: !!event.recurrence };
  if (!event.allDay) return [dated('DTSTART', local(starts, clock)), ...given(ends, (end) => dated('DTEND', local(end, clock)))];
  // The end of a day is the beginning of the next one (RFC 5545, 3.6.1).
  return [dated('DTSTART', day(starts, zone)), dated('DTEND', day(ends ?? starts, zone, 1))];
}

function dated(name: string, { value, parameters }: When): string {
  return property(name, value, parameters);
}

/** All that does not say when. */
function spoken(event: Event, state: State, { addresses, fileAt, revisions }: Made): string[] {
  const language = wordsIn(event.locale);
  const { documentId, kind, lifecycle, publicUpdatedAt, publishedAt, place, contactPoint, organization } = event;
  const changedAt = revisions?.last ?? new Date(publishedAt);
  const last = new Date(Math.max(changedAt.getTime(), new Date(publicUpdatedAt ?? publishedAt).getTime()));
  const isGone = lifecycle === 'withdrawn' || lifecycle === 'merged';
  const contact = [contactPoint?.name ?? organization?.name, contactPoint?.phone, contactPoint?.email].filter(Boolean);
  const image = (event.images ?? []).find(({ file }) => file && fileAt(file.url))?.file;
  return [
    property('UID', uuidOf('event', documentId)),
    property('DTSTAMP', utc(last)),
    property('LAST-MODIFIED', utc(last)),
    // Every edition in any language counts, and so does what takes a text out of force without a new edition.
    property('SEQUENCE', String(2 * Math.max(0, (revisions?.count ?? 1) - 1) + (isGone ? 1 : 0))),
    property('STATUS', statusOf(event, state)),
    text('SUMMARY', titleOf(event, state), { LANGUAGE: event.locale }),
    ...given(descriptionOf(event, state), (said) => text('DESCRIPTION', said, { LANGUAGE: event.locale })),
    ...given(locationOf(event), (where) => text('LOCATION', where, { LANGUAGE: event.locale })),
    ...(place?.latitude && place.longitude ? [property('GEO', `${place.latitude};${place.longitude}`)] : []),
    property('URL', leadsTo(event, addresses)),
    text('CATEGORIES', kindIn({ type: 'api::event.event', kind, language }), { LANGUAGE: event.locale }),
    ...given(COLORS[kind] ?? null, (color) => property('COLOR', color)),
    ...(contact.length > 0 ? [text('CONTACT', contact.map((part) => line(part)).join(', '))] : []),
    ...given(event.onlineUrl, (url) => property('CONFERENCE', url, { VALUE: 'URI', FEATURE: 'VIDEO' })),
    ...given(event.liveUrl, (url) => property('CONFERENCE', url, { VALUE: 'URI', FEATURE: 'FEED' })),
    ...(image ? [property('IMAGE', fileAt(image.url) ?? '', { VALUE: 'URI', DISPLAY: 'FULLSIZE', FMTTYPE: image.mime })] : []),
  ];
}

function statusOf({ lifecycle }: Event, { status }: State): string {
  if (lifecycle === 'withdrawn' || lifecycle === 'merged' || status === 'cancelled') return 'CANCELLED';
  return status === 'postponed' ? 'TENTATIVE' : 'CONFIRMED';
}

/** Many calendars show nothing of a status but the title. */
function titleOf({ lifecycle, locale, title }: Event, { status }: State): string {
  const gone = lifecycle === 'withdrawn' || lifecycle === 'merged' ? lifecycle : null;
  const mark = gone ?? (status === 'cancelled' || status === 'postponed' ? status : null);
  return line(mark ? `${MARKS[mark][wordsIn(locale)]}: ${title}` : title);
}

function descriptionOf({ lifecycle, lifecycleNote, locale, summary, description }: Event, { status, note }: State): string {
  const language = wordsIn(locale);
  const told = [
    lifecycle === 'withdrawn' || lifecycle === 'merged' ? SAYS[lifecycle][language] : null,
    lifecycleNote,
    status === 'moved-online' ? SAYS.movedOnline[language] : null,
    note,
    summary,
    ...parts(description).map((node) => wordsOf(node)),
  ];
  return told.filter(Boolean).join('\n\n');
}

function locationOf({ eventStatus, onlineUrl, place, placeNote }: Event): string {
  if (eventStatus === 'moved-online' && onlineUrl) return onlineUrl;
  return [place?.name, place?.address, placeNote]
    .filter(Boolean)
    .map((part) => line(part))
    .join(', ');
}

export function leadsTo(
  event: Pick<Event, 'lifecycle' | 'replacedBy' | 'replacedByUrl' | 'documentId' | 'locale' | 'slug'>,
  addresses: Around['addresses'],
): string {
  const { lifecycle, replacedBy, replacedByUrl } = event;
  if (lifecycle === 'merged' && replacedByUrl && !replacedBy) return replacedByUrl;
  return addresses.of({ type: 'events', ...(lifecycle === 'merged' && replacedBy ? replacedBy : event) });
}

function given<T>(value: T | null | undefined | '', lines: (value: T) => string): string[] {
  return value === null || value === undefined || value === '' ? [] : [lines(value)];
}
