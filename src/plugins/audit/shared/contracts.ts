import type { Entry } from './entry';

/** An entry with the choices of those of its fields that have fixed values, by which the panel knows their names. */
export type ShownEntry = Entry & { choices: Record<string, string[]> };

/** `next` is the number to ask `before` for the entries after these, or null at the end. */
export type EntriesAnswer = { data: ShownEntry[]; next: number | null };
export type ChoicesAnswer = { acts: string[]; types: string[]; timeZone: string };

/** Days are those of the office's wall clock, both included. */
export type Filter = { act?: string; person?: string; type?: string; document?: string; from?: string; to?: string };
