import { AsyncLocalStorage } from 'node:async_hooks';

import { type Read, type Tag, tagsOfReading } from '../shared/tags';

/** What one answer is made from, gathered while it is made. */
export type Reading = ReturnType<typeof beginReading>;

const present = new AsyncLocalStorage<Reading>();

/** The answer being made at this moment, if it is one that may be kept. */
export const reading = (): Reading | undefined => present.getStore();

/** Runs what makes an answer so that whatever it reads is noted. */
export function whileReading<T>(what: Reading, make: () => T): T {
  return present.run(what, make);
}

/** `since` is the number of the last change known before anything was read. */
export function beginReading(since: number) {
  const tags = new Set<Tag>();
  const rows = new Set<string>();
  const tables = new Set<string>();
  let until = Infinity;
  let isPrivate = false;
  return {
    since,
    tags,
    /** Tables that SQL named, whoever wrote it. */
    tables,

    note(read: Read): void {
      for (const tag of tagsOfReading(read)) tags.add(tag);
    },

    /** That rows of a type were asked for, even where none was found. */
    noteType: (type: string) => void tags.add(`${type}?`),

    /** A row whose document is noted; Strapi asks for it again by its number alone. */
    noteRow(type: string, id: unknown): void {
      rows.add(`${type} ${String(id)}`);
    },
    knowsRow: (type: string, id: unknown): boolean => rows.has(`${type} ${String(id)}`),

    changesAt(instant: Date): void {
      until = Math.min(until, instant.getTime());
    },
    /** Milliseconds since 1970 from which the answer is no longer right. */
    until: (): number => until,

    /** The answer is made from what nobody calls out changes of, or changes something itself. */
    keepOut(): void {
      isPrivate = true;
    },
    isPrivate: (): boolean => isPrivate,
  };
}
