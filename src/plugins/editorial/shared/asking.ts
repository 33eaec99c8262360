import { type Live, row, type State, type Verb } from './table';

/** What a person has to say with a verb. */
export type Word = 'reason' | 'note' | 'at' | 'target';

/** What is asked for a verb, given what readers have. */
export function wordsAsked(verb: Verb, live: Live): Word[] {
  const { needs } = row(verb);
  const isOut = live !== 'never' && live !== 'unpublished';
  return [
    ...(needs.includes('due') ? (['at'] as const) : []),
    ...(needs.includes('note') || (needs.includes('note-if-live') && isOut) ? (['note'] as const) : []),
    ...(needs.includes('target') ? (['target'] as const) : []),
    ...(needs.includes('reason') ? (['reason'] as const) : []),
  ];
}

/** Whether the table has the verb at all for what is in hand and what readers have; the rest is conditions. */
export function isInPlace(verb: Verb, { state, live, hasForced }: { state: State; live: Live; hasForced: boolean }): boolean {
  const { from, live: lives } = row(verb);
  if (verb === 'countersign') return hasForced;
  return (!from || from.includes(state)) && (!lives || lives.includes(live));
}

/** What usually comes next, the likeliest first; acts that take something back are never offered as the main one. */
const NEXT: readonly Verb[] = ['publish', 'correct', 'approve', 'submit', 'countersign'];

export function nextVerb(verbs: readonly { verb: Verb; against: readonly object[] }[]): Verb | null {
  const possible = verbs.filter(({ against }) => against.length === 0).map(({ verb }) => verb);
  return NEXT.find((verb) => possible.includes(verb)) ?? null;
}

/** The two instants a sentence offers of the hour that comes twice. */
export function instantsIn(sentence: string): string[] {
  return sentence.match(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[+-]\d{2}:\d{2}/g) ?? [];
}
