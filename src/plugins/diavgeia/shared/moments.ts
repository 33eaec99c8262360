import { LRUCache } from 'lru-cache';
import { DateTime } from 'luxon';

import { ATHENS } from './names';

/** `YYYY-MM-DD` on the calendar of Athens. */
export type Day = string;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOST = 50_000;

/** What the calendar answers for the same question; a walk asks after the same days over and over, and each takes its time. */
function remembered<K extends string | number, V extends string | number>(find: (asked: K) => V): (asked: K) => V {
  const known = new LRUCache<K, V>({ max: MOST, memoMethod: find });
  return (asked) => known.memo(asked);
}

/** The portal keeps a day as midnight in UTC, as midnight in Athens, or with some clock time: in Athens all three are that day. */
export function dayOf(instant: number | Date): Day {
  return new Date(Number(instant) + offsetAt(Math.floor(Number(instant) / HOUR))).toISOString().slice(0, 10);
}

/** Milliseconds of the clocks of Athens before UTC, by the hour since 1970; they change on the hour. */
const offsetAt = remembered((hour: number) => DateTime.fromMillis(hour * HOUR, { zone: ATHENS }).offset * 60_000);

/** The instant at which a day begins in Athens, which is how the portal reads a day in a question. */
export const startOf = remembered((day: Day) => DateTime.fromISO(day, { zone: ATHENS }).toMillis());

export function addDays(day: Day, days: number): Day {
  return (DateTime.fromISO(day, { zone: 'utc' }) as DateTime<true>).plus({ days }).toISODate();
}

/** Days from the one to the other. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;
}

/** As the portal writes a moment in its echo: seconds, and the offset of Athens at that time. */
export const echoOf = remembered((instant: number) =>
  DateTime.fromMillis(instant, { zone: ATHENS }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ"),
);

/** A moment as an echo has it; without an offset it is on the clock of Athens. */
export function readEcho(text: string): number {
  return DateTime.fromISO(text, { zone: ATHENS }).toMillis();
}

/** Years of four digits, which every calendar here can write; beyond them somebody mistyped. */
const EARLIEST = Date.parse('0001-01-03T00:00:00Z');
const LATEST = Date.parse('9999-12-30T00:00:00Z');
/** As the portal's own pages write a moment, and its XML a day. */
const WRITTEN = ['dd/MM/yyyy HH:mm:ss', 'dd/MM/yyyy HH:mm', 'dd/MM/yyyy', 'yyyy-MM-ddZZ'];

/** Milliseconds since 1970, from a number or from a text in any form that was seen; without an offset it is on the clock of Athens. */
export function instantOf(value: unknown): number | null {
  const read = typeof value === 'string' ? momentIn(value.trim()) : value;
  return typeof read === 'number' && read >= EARLIEST && read <= LATEST ? Math.trunc(read) : null;
}

function momentIn(text: string): number | undefined {
  if (text !== '' && Number.isFinite(Number(text))) return Number(text);
  const forms = [
    DateTime.fromISO(text, { zone: ATHENS }),
    ...WRITTEN.map((form) => DateTime.fromFormat(text, form, { zone: ATHENS })),
  ];
  return forms.find(({ isValid }) => isValid)?.toMillis();
}
