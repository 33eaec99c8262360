import type { Value } from '../../editorial/api';
import type { File } from './release';

export const EVENT = 'api::event.event';

type Named = { documentId: string; name: string };
export type EventPlace = Named & { address: string | null; latitude: number | null; longitude: number | null };
/** A published language version of an event with what hangs on it; nothing private is among its fields. */
export type Event = {
  documentId: string;
  locale: string;
  slug: string | null;
  kind: string;
  title: string;
  summary: string | null;
  description: Value;
  startsAt: string;
  endsAt: string | null;
  allDay: boolean | null;
  timezone: string | null;
  recurrence: string | null;
  recurrenceExceptions: unknown;
  placeNote: string | null;
  onlineUrl: string | null;
  liveUrl: string | null;
  eventStatus: 'scheduled' | 'postponed' | 'cancelled' | 'moved-online';
  statusNote: string | null;
  entry: 'free' | 'ticket' | 'invitation' | 'registration' | null;
  price: number | null;
  ticketUrl: string | null;
  capacity: number | null;
  publishedAt: string;
  publicUpdatedAt: string | null;
  lifecycle: 'live' | 'corrected' | 'withdrawn' | 'merged' | null;
  lifecycleNote: string | null;
  replacedByUrl: string | null;
  replacedBy: { documentId: string; locale: string; slug: string | null } | null;
  changeNotes: { at: string; note: string }[] | null;
  place: EventPlace | null;
  organization: Named | null;
  organizers: Named[] | null;
  topics: Named[] | null;
  contactPoint: { name: string | null; phone: string | null; email: string | null } | null;
  images: { file: File | null; alt: string | null }[] | null;
};
