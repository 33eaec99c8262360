const DAY = /^\d{4}-\d{2}-\d{2}$/;
const STATUSES = ['cancelled', 'postponed', 'moved-online'] as const;

/**
 * One day on which a repeated event is not as usual. Without anything else it does not take place and is left out of
 * calendars; with a `status` it stays in them and says why; with `startsAt` it takes place at another time.
 */
export type RecurrenceException = {
  /** `YYYY-MM-DD` on the event's own clock. */
  date: string;
  startsAt?: string;
  endsAt?: string;
  status?: (typeof STATUSES)[number];
  /** By language, or one text for all of them. */
  note?: string | Record<string, string>;
};

/** The exceptions that stand in an event; null where what stands there makes no sense. */
export function exceptionsIn(value: unknown): RecurrenceException[] | null {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) return null;
  const read = value.map(exceptionIn);
  return read.every((one) => one !== null) ? read : null;
}

function exceptionIn(value: unknown): RecurrenceException | null {
  if (typeof value === 'string') return isDay(value) ? { date: value } : null;
  if (typeof value !== 'object' || value === null) return null;
  const { date, startsAt, endsAt, status, note, ...more } = value as Record<string, unknown>;
  if (!isDay(date) || Object.keys(more).length > 0) return null;
  if (!isMissingOr(startsAt, isInstant) || !isMissingOr(endsAt, isInstant) || !isMissingOr(note, isNote)) return null;
  if (!isMissingOr(status, (s) => STATUSES.includes(s as (typeof STATUSES)[number]))) return null;
  if (isInstant(startsAt) && isInstant(endsAt) && new Date(endsAt) < new Date(startsAt)) return null;
  const kept = Object.entries({ startsAt, endsAt, status, note }).filter(([, v]) => v !== undefined && v !== null);
  return { date, ...Object.fromEntries(kept) };
}

function isMissingOr(value: unknown, isRight: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || isRight(value);
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value) && isInCalendar(value);
}

/** The 30th of February would become the 2nd of March. */
function isInCalendar(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isNote(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 500;
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((v) => typeof v === 'string' && v.length <= 500)
  );
}
