import { DateTime } from 'luxon';

export type Given = { number: number; year: number; label: string };

/** As it is printed on what the office issues: `123/2026`. */
export function labelOf({ number, year }: { number: number; year: number }): string {
  return `${number}/${year}`;
}

/** The year on the office's wall, which on New Year's Eve is not that of London. */
export function yearOf(at: Date, timeZone: string): number {
  return DateTime.fromJSDate(at, { zone: timeZone }).year;
}

/** The day on the office's wall as `2026-05-04`. */
export function dayOf(at: Date, timeZone: string): string {
  return DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** A spreadsheet takes a text that begins like a formula for one; an apostrophe before it tells it not to. */
export function withoutFormula(text: string): string {
  return /^\s*[=+\-@\t\r\n|]/.test(text) ? `'${text}` : text;
}
