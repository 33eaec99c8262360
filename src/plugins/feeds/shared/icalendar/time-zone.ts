import { DateTime, IANAZone } from 'luxon';

import { component, property } from './content-line';

/** One change of the clock: when, and by how many minutes from UTC before and after. */
type Change = { at: number; before: number; after: number };

const HOUR = 3_600_000;
/** No zone has changed its clocks twice within so short a time. */
const STEP = 7 * 24 * HOUR;

/**
 * The zone with every change of its clocks in these years. Changes that come each year on the same kind of day, as in
 * Europe since 1996, are one rule that goes on for ever.
 */
export function timeZone(name: string, { from, to }: { from: number; to: number }): string[] {
  const start = Date.UTC(from, 0, 1);
  const changes = changesIn(name, start, Date.UTC(to + 1, 0, 1));
  const base = Math.min(...changes.map(({ after }) => after), offset(name, start));
  const first = { at: start, before: offset(name, start), after: offset(name, start) };
  return component('VTIMEZONE', [
    property('TZID', name),
    ...observance(first, base),
    ...grouped(changes, to).flatMap((group) => observance(group.first, base, group.rule)),
  ]);
}

function offset(zone: string, at: number): number {
  return IANAZone.create(zone).offset(at);
}

function changesIn(zone: string, start: number, end: number): Change[] {
  const changes: Change[] = [];
  for (let at = start; at < end; at += STEP) {
    const [before, after] = [offset(zone, at), offset(zone, at + STEP)];
    if (before !== after) changes.push({ at: between(zone, at, at + STEP), before, after });
  }
  return changes;
}

/** The first instant with the later offset. */
function between(zone: string, from: number, to: number): number {
  const before = offset(zone, from);
  let [low, high] = [from, to];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (middle <= low) break;
    if (offset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

type Group = { first: Change; rule: string | null };

/** What comes every year up to the last of them is a rule; whatever came before it stands alone. */
function grouped(changes: Change[], lastYear: number): Group[] {
  const ways = [changes.filter(({ before, after }) => after > before), changes.filter(({ before, after }) => after < before)];
  return ways.flatMap((same) => ruled(same, lastYear)).sort((a, b) => a.first.at - b.first.at);
}

function ruled(changes: Change[], lastYear: number): Group[] {
  const last = changes.at(-1);
  const alone = (some: Change[]): Group[] => some.map((first) => ({ first, rule: null }));
  if (!last || onset(last).year < lastYear) return alone(changes);
  for (const habit of habitsOf(last)) {
    const start = changes.findLastIndex((change, i) => !isSoUntil(changes[i + 1], change, habit)) + 1;
    const first = changes[start];
    if (first && changes.length - start >= 3) return [...alone(changes.slice(0, start)), { first, rule: habit.rule }];
  }
  return alone(changes);
}

function isSoUntil(next: Change | undefined, change: Change, { key }: Habit): boolean {
  const isYearBefore = !next || onset(next).year === onset(change).year + 1;
  return isYearBefore && habitsOf(change).some((habit) => habit.key === key);
}

/** On the clock as it was before the change, which is how RFC 5545, 3.6.5, wants it told. */
function onset({ at, before }: Change): DateTime {
  return DateTime.fromMillis(at, { zone: 'utc' }).plus({ minutes: before });
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** A kind of day on which the clocks may change each year, the same only with the same hour and offsets. */
type Habit = { rule: string; key: string };

function habitsOf(change: Change): Habit[] {
  const there = onset(change);
  const isLast = there.day + 7 > (there.daysInMonth ?? 31);
  return [...(isLast ? [-1] : []), Math.ceil(there.day / 7)].map((nth) => {
    const rule = `FREQ=YEARLY;BYMONTH=${there.month};BYDAY=${nth}${DAYS[there.weekday - 1]}`;
    return { rule, key: `${rule} ${there.toFormat('HHmm')} ${change.before} ${change.after}` };
  });
}

function observance({ at, before, after }: Change, base: number, rule: string | null = null): string[] {
  return component(after > base ? 'DAYLIGHT' : 'STANDARD', [
    property('DTSTART', onset({ at, before, after }).toFormat("yyyyMMdd'T'HHmmss")),
    property('TZOFFSETFROM', written(before)),
    property('TZOFFSETTO', written(after)),
    ...(rule ? [property('RRULE', rule)] : []),
  ]);
}

function written(minutes: number): string {
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}
