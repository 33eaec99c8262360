export type Given = { number: number; year: number; label: string };

/** As it is printed on what the office issues: `123/2026`. */
export function labelOf({ number, year }: { number: number; year: number }): string {
  return `${number}/${year}`;
}

/** The year on the office's wall, which on New Year's Eve is not that of London. */
export function yearOf(at: Date, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', calendar: 'gregory' }).format(at));
}
