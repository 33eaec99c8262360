import { addDays, daysBetween, type Day } from './moments';

/** A range of issue dates; both ends are the first instants of their days. */
export type Window = { from: Day; to: Day };

/** Shorter than what the portal cuts (180 days), whatever the clocks do in between. */
const LENGTH = 175;
/** Acts bear days before the law, and days to come. */
const FIRST: Day = '2000-01-01';
const AHEAD = 5 * 366;
/** Some bear days of years that somebody mistyped, or that a program had nothing to put in (1900, 1970, 2099). */
const EVER: Window = { from: '1899-12-01', to: '2101-01-01' };
/** The portal has nothing that was posted before. */
export const BEGINNING: Day = '2010-10-01';

/** Windows over the issue dates that acts of an office bear, each beginning where the one before it ends. */
export function windowsUntil(today: Day): Window[] {
  return windowsIn({ from: FIRST, to: addDays(today, AHEAD) });
}

/** Windows over all other issue dates that were ever mistyped; in most there is nothing. */
export function windowsBeyond(today: Day): Window[] {
  const last = windowsUntil(today).at(-1)?.to ?? FIRST;
  return [...windowsIn({ from: last, to: EVER.to }), ...windowsIn({ from: EVER.from, to: FIRST })];
}

function windowsIn({ from: first, to: last }: Window): Window[] {
  const windows: Window[] = [];
  for (let from = first; from < last; from = addDays(from, LENGTH)) windows.push({ from, to: addDays(from, LENGTH) });
  return windows;
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
