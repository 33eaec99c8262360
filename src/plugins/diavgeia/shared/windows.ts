import { addDays, daysBetween, type Day } from './moments';

/** A range of issue dates; both ends are the first instants of their days. */
export type Window = { from: Day; to: Day };

/** Shorter than what the portal cuts (180 days), whatever the clocks do in between. */
const LENGTH = 175;
/** Acts bear days before the law, of years mistyped, and days to come. */
const FIRST: Day = '2000-01-01';
const AHEAD = 5 * 366;
/** The portal has nothing that was posted before. */
export const BEGINNING: Day = '2010-10-01';

/** Windows over all issue dates there may be, the newest first, each beginning where the one before it ends. */
export function windowsUntil(today: Day): Window[] {
  const windows: Window[] = [];
  const last = addDays(today, AHEAD);
  for (let from = FIRST; from < last; from = addDays(from, LENGTH)) windows.push({ from, to: addDays(from, LENGTH) });
  return windows.reverse();
}

/** The two halves of a window; undefined when it is a single day. */
export function halvesOf({ from, to }: Window): [Window, Window] | undefined {
  const days = daysBetween(from, to);
  if (days < 2) return undefined;
  const middle = addDays(from, Math.floor(days / 2));
  return [
    { from: middle, to },
    { from, to: middle },
  ];
}
