import { AsyncLocalStorage } from 'node:async_hooks';

/** What one answer was made from, gathered while it is made. */
export type Reading = ReturnType<typeof beginReading>;

const present = new AsyncLocalStorage<Reading>();

/** The answer being made at this moment, if it is one that may be kept. */
export const reading = (): Reading | undefined => present.getStore();

/** Runs what makes an answer so that whatever it reads is noted. */
export function whileReading<T>(what: Reading, make: () => T): T {
  return present.run(what, make);
}

export function beginReading() {
  const tags = new Set<string>();
  let until = Infinity;
  return {
    tags,
    note({ type, documentId }: { type: string; documentId?: string }): void {
      tags.add(documentId ? `${type}:${documentId}` : type);
    },
    changesAt(instant: Date): void {
      until = Math.min(until, instant.getTime());
    },
    /** Milliseconds since 1970 from which the answer is no longer right. */
    until: (): number => until,
  };
}
