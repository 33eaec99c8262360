import { type DateTime } from 'luxon';

export const LANGUAGES = ['el', 'en', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text as the demo's files hold it: Greek always, the others where there is a translation. */
export type Text = { el: string; en?: string; tr?: string };
/** Paragraphs; `## ` in front makes a heading, `- ` an item of a list. */
export type Rich = { el: string[]; en?: string[]; tr?: string[] };
/** A day counted from the day of seeding, and the office's wall clock on it. */
export type When = { day: number; time: string };
export type Picture = { picture: string; alt: Text; caption?: Text; credit: string };
export type Fields = Record<string, unknown>;
export type Entry = Fields & { key: string };

const ZONE = 'Europe/Athens';

/** An instant as Strapi takes it (UTC, ISO 8601). */
export function instant({ day, time }: When, today: DateTime): string {
  const [hour, minute] = time.split(':').map(Number);
  return today.setZone(ZONE).startOf('day').plus({ days: day }).set({ hour, minute }).toUTC().toISO() ?? '';
}

export function maybeInstant(when: When | undefined, today: DateTime): string | undefined {
  return when && instant(when, today);
}

export function date(day: number | undefined, today: DateTime): string | undefined {
  return day === undefined ? undefined : (today.setZone(ZONE).plus({ days: day }).toISODate() ?? undefined);
}

export function clock(time: string): string {
  return `${time}:00.000`;
}

export type Versions = { el: Fields } & Partial<Record<Language, Fields>>;

/** What an entry says in each language that the given text of it is in. */
export function inEach(text: Text, version: (language: Language) => Fields): Versions {
  const languages = LANGUAGES.filter((language) => text[language] !== undefined);
  return Object.fromEntries(languages.map((language) => [language, version(language)])) as unknown as Versions;
}
