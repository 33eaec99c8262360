/** Where a language version stands on the desk; the last four mean that nothing new is in hand. */
export const STATES = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'scheduled',
  'published',
  'withdrawn',
  'unpublished',
  'merged',
] as const;
export type State = (typeof STATES)[number];

/** What readers have of it: nothing yet, an edition in force, one that is marked, or a notice that it is gone. */
export type Live = 'never' | 'published' | 'corrected' | 'withdrawn' | 'merged' | 'unpublished';

/** What a role must be allowed, for the type in question. */
export type Right = 'submit' | 'clear' | 'command';

/**
 * What must hold besides the state (README.md, "Why it is refused", leads from the code of a refusal to here):
 * `complete`, the text has all that readers need; `second-person`, whoever acts neither submitted nor wrote it since;
 * `as-seen`, nobody changed it after whoever acts opened it, where the act says when that was;
 * `as-approved`, it is word for word what was approved; `no-embargo`, no embargo runs; `fresh-embargo`, the embargo is not over;
 * `due`, an instant in the future; `note-if-live`, a note for readers where an edition is out already;
 * `reason` and `note`, words of at least ten characters; `target`, another entry or an address; `another-head`, not whoever forced it.
 */
export type Need =
  | 'complete'
  | 'second-person'
  | 'as-seen'
  | 'as-approved'
  | 'no-embargo'
  | 'fresh-embargo'
  | 'due'
  | 'note-if-live'
  | 'reason'
  | 'note'
  | 'target'
  | 'another-head';

type Row = { right: Right; from?: readonly State[]; live?: readonly Live[]; needs: readonly Need[]; to?: State; makes?: Live };

const DESK = ['draft', 'submitted', 'returned', 'approved', 'scheduled'] as const;
const OUT = ['published', 'corrected', 'withdrawn', 'merged'] as const;
const NOT_OUT = ['never', 'unpublished'] as const;

/**
 * Every act of the desk: from which states, on what readers have, with which right, under which conditions, and what it leads to.
 * An act without `to` leaves what is in hand where it is.
 */
export const TABLE = {
  submit: { right: 'submit', from: ['draft', 'returned'], needs: ['as-seen', 'complete', 'fresh-embargo'], to: 'submitted' },
  return: { right: 'clear', from: ['submitted', 'approved'], needs: ['reason'], to: 'returned' },
  approve: {
    right: 'clear',
    from: ['submitted'],
    needs: ['second-person', 'as-seen', 'complete', 'fresh-embargo'],
    to: 'approved',
  },
  schedule: {
    right: 'clear',
    from: ['approved', 'scheduled'],
    needs: ['second-person', 'as-approved', 'complete', 'due', 'note-if-live'],
    to: 'scheduled',
  },
  unschedule: { right: 'clear', from: ['scheduled'], needs: [], to: 'approved' },
  publish: {
    right: 'clear',
    from: ['approved'],
    live: NOT_OUT,
    needs: ['second-person', 'as-approved', 'complete', 'no-embargo'],
    to: 'published',
    makes: 'published',
  },
  'force-publish': {
    right: 'command',
    from: DESK,
    needs: ['reason', 'as-seen', 'complete', 'no-embargo', 'note-if-live'],
    to: 'published',
    makes: 'published',
  },
  countersign: { right: 'clear', needs: ['another-head'] },
  correct: {
    right: 'clear',
    from: ['approved'],
    live: OUT,
    needs: ['second-person', 'as-approved', 'complete', 'no-embargo', 'note'],
    to: 'published',
    makes: 'corrected',
  },
  withdraw: { right: 'command', live: ['published', 'corrected'], needs: ['reason'], makes: 'withdrawn' },
  unpublish: { right: 'command', live: OUT, needs: ['reason'], makes: 'unpublished' },
  redirect: {
    right: 'command',
    live: ['published', 'corrected', 'withdrawn', 'unpublished'],
    needs: ['target'],
    makes: 'merged',
  },
} as const satisfies Record<string, Row>;

export type Verb = keyof typeof TABLE;
export const VERBS = Object.keys(TABLE) as Verb[];

export function row(verb: Verb): Row {
  return TABLE[verb];
}

export function isOnDesk(state: State): boolean {
  return (DESK as readonly State[]).includes(state);
}

/** Where something stands once nothing new of it is in hand. */
export function settled(live: Live): State {
  if (live === 'never') return 'draft';
  return live === 'corrected' ? 'published' : live;
}
