import { createHash } from 'node:crypto';

/** A place in the chain: a number and the hash of the row that has or had it. */
export type Place = { number: number; hash: string };

/** A row with the text its hash should be made of. */
export type Link = Place & { former: string; canonical: string };

/** What is wrong at the first place where the chain does not hold. */
export type Break = { number: number; fault: 'missing' | 'changed' | 'unchained' | 'cut' };

/** What is wrong with a row that should follow this place; null where it does follow. */
export function breakAt(row: Link, after: Place): Break | null {
  const number = after.number + 1;
  if (row.number !== number) return { number, fault: 'missing' };
  if (createHash('sha256').update(row.canonical).digest('hex') !== row.hash) return { number, fault: 'changed' };
  if (row.former !== after.hash) return { number, fault: 'unchained' };
  return null;
}

/** What is wrong with the end: the last row is kept in mind apart, so that a cut tail is seen. */
export function breakAtEnd(last: Place, head: Place): Break | null {
  if (last.number === head.number && last.hash === head.hash) return null;
  return { number: Math.min(last.number, head.number) + 1, fault: 'cut' };
}

const FAULTS: Record<Break['fault'], string> = {
  missing: 'is missing',
  changed: 'was changed after it was written',
  unchained: 'does not follow the one before it, which was exchanged',
  cut: 'and what came after it is missing, or was added past the log’s own way',
};

export function tellBreak({ number, fault }: Break): string {
  return `The log is broken: entry ${number} ${FAULTS[fault]}.`;
}
