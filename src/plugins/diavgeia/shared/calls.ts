import { DateTime } from 'luxon';

import type { Ada } from './ada';
import type { Act } from './act';
import { addDays, daysBetween, startOf, type Day } from './moments';
import { ATHENS } from './names';
import { fold } from './suggesting';

export const CALL_KINDS = ['tender', 'job', 'prize', 'grant', 'other'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** A tender or call as readers are told of it; moments are ISO 8601 in UTC. */
export type Call = {
  ada: Ada;
  kind: CallKind;
  subject: string | null;
  protocolNumber: string | null;
  issueDate: Day | null;
  postedAt: string;
  /** Until when one may answer it; null where nobody has set it yet. */
  deadlineAt: string | null;
  /** Whether it may still be answered; null where the deadline is not known. */
  isOpen: boolean | null;
  amount: number | null;
  currency: string | null;
  cpvCodes: string[];
  organization: string | null;
  url: string;
  documentUrl: string | null;
};

const BY_TYPE = new Map<string, CallKind>([
  ['Δ.2.1', 'tender'],
  ['Γ.3.1', 'job'],
]);
/** What is filed as any other act is taken for a call only where it says so with its first words. */
const BEGINNINGS: [string, CallKind][] = [
  [' προσκληση εκδηλωσησ ενδιαφεροντοσ', 'other'],
  [' διακηρυξη', 'tender'],
  [' περιληπτικη διακηρυξη', 'tender'],
  [' προκηρυξη διαγωνισμου', 'prize'],
  [' προκηρυξη για την προσληψη', 'job'],
];

/** What kind of call an act is, or none. */
export function callKindOf({ typeUid, subject }: Pick<Act, 'typeUid' | 'subject'>): CallKind | null {
  const byType = BY_TYPE.get(typeUid ?? '');
  if (byType || typeUid !== '2.4.7.1') return byType ?? null;
  const text = fold(subject ?? '');
  return BEGINNINGS.find(([words]) => text.startsWith(words))?.[1] ?? null;
}

const UNTIL =
  /(?<![\p{L}])(?:έως|εως|ως|μέχρι|μεχρι|λήξη\p{L}*|ληξη\p{L}*|προθεσμία\p{L}*|προθεσμια\p{L}*|υποβολή\p{L}*|υποβολη\p{L}*)[^\d]{0,60}?(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[^\d]{0,20}(\d{1,2})[:.](\d{2})(?!\d))?/giu;
const LONGEST = 400;

/**
 * The deadline that a subject names, as an instant; the end of the day where no hour is given. What lies before the act, or more
 * than 400 days after it, is no deadline of it.
 */
export function deadlineIn(subject: string | null, issueDate: Day | null): Date | null {
  for (const [, day, month, year, hour, minute] of (subject ?? '').matchAll(UNTIL)) {
    const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    if (!DateTime.fromISO(date).isValid) continue;
    const after = issueDate === null ? 0 : daysBetween(issueDate, date);
    if (after < 0 || after > LONGEST) continue;
    const at = hour === undefined ? startOf(addDays(date, 1)) - 60_000 : clockOn(date, Number(hour), Number(minute));
    if (at !== null) return new Date(at);
  }
  return null;
}

function clockOn(date: Day, hour: number, minute: number): number | null {
  const at = DateTime.fromISO(date, { zone: ATHENS }).set({ hour, minute });
  return hour < 24 && minute < 60 && at.isValid ? at.toMillis() : null;
}

/** How long a call without a deadline is shown as if it were open. */
export const WITHOUT_DEADLINE = 60;
