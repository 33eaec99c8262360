import type { Told } from './contracts';
import type { State, Verb } from './table';

/** What stands in place for whoever may do it, by state; the others are not shown. */
const IN_PLACE: Record<State, readonly Verb[]> = {
  draft: ['submit', 'discard'],
  submitted: ['approve', 'return'],
  approved: ['send', 'return'],
  sending: [],
  posted: [],
  refused: ['rework', 'discard'],
  uncertain: ['look', 'settle', 'send-again'],
  discarded: [],
};

export function verbsInPlace(state: State, verbs: { verb: Verb; against: Told[] }[]): { verb: Verb; against: Told[] }[] {
  return IN_PLACE[state].flatMap((verb) => verbs.find((one) => one.verb === verb) ?? []);
}

/** What a verb asks to be told. */
export function wordsAsked(verb: Verb): ('reason' | 'ada')[] {
  if (verb === 'return' || verb === 'send-again') return ['reason'];
  return verb === 'settle' ? ['ada'] : [];
}

/** What cannot be taken back is asked for once more. */
export function isAskedTwice(verb: Verb): boolean {
  return ['send', 'discard'].includes(verb) || wordsAsked(verb).length > 0;
}
