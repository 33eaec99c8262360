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

/**
 * Whether other language versions can go the same way in one step, by where one stands: only acts of the desk, and none with a note,
 * which readers read in their own language.
 */
export function isTogether(verb: Verb, { state, live }: { state: State; live: Live }): boolean {
  const isNoted = wordsAsked(verb, live).includes('note');
  return row(verb).from !== undefined && !isNoted && isInPlace(verb, { state, live, hasForced: false });
}

type Told = readonly { verb: Verb; against: readonly { code: string }[] }[];
/** `isOwn`: whoever asks wrote the text, or changed it last. */
type Text = { state: State; verbs: Told; isOwn: boolean };

/** What usually comes next, the likeliest first; acts that take something back are never offered as the main one. */
const NEXT: readonly Verb[] = ['publish', 'correct', 'schedule', 'approve', 'submit', 'countersign'];

/** What is the main thing for this person to do now, if there is any. */
export function nextVerb({ state, verbs, isOwn }: Text): Verb | null {
  const possible = verbs.filter(({ against }) => against.length === 0).map(({ verb }) => verb);
  const isMain = (verb: Verb) => {
    // What has its hour waits for it.
    if (verb === 'schedule') return state === 'approved';
    return verb !== 'submit' || isOwn || !mayClear(verbs);
  };
  return NEXT.find((verb) => possible.includes(verb) && isMain(verb)) ?? null;
}

/** A text that its writer is still at. Whoever clears texts could hand it in as well, and then not clear it any more. */
export function waitsForWriter(text: Text): boolean {
  return nextVerb(text) === null && text.verbs.some(({ verb, against }) => verb === 'submit' && against.length === 0);
}

function mayClear(verbs: Told): boolean {
  return verbs.some(({ verb, against }) => verb === 'approve' && !against.some(({ code }) => code === 'not-yours'));
}

/** The two instants a sentence offers of the hour that comes twice. */
export function instantsIn(sentence: string): string[] {
  return sentence.match(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[+-]\d{2}:\d{2}/g) ?? [];
}
