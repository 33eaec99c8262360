import type { Refusal } from '../../../../office/refusal';
import { isAda, toAda } from '../ada';
import * as say from './sentences';
import { type Need, type State, TABLE, type Verb } from './table';

/** A posting as the rules see it. */
export type Situation = {
  state: State;
  revision: number;
  /** Who begun or changed it. */
  authors: number[];
  submittedBy: number | null;
  isAsApproved: boolean;
  wasSent: boolean;
  /** Whether an account at the portal is set, and whether the portal has turned it away. */
  hasAccount: boolean;
  isTurnedAway: boolean;
  /** What stands against it as it is filled in. */
  faults: Refusal[];
};
export type Caller = { id: number | null; may: (verb: Verb) => boolean };
/** What the caller said with the verb; `revision` is what was read. */
export type Asked = { reason?: string | undefined; ada?: string | undefined; revision?: number | undefined };
type Question = { verb: Verb; situation: Situation; caller: Caller; asked?: Asked | undefined };

const FEWEST_LETTERS = 10;

/** Reasons against a step; none means it may be done. Without `asked` only what lies in the posting and the person counts. */
export function reasonsAgainst(question: Question): Refusal[] {
  const { verb, situation, caller } = question;
  if (caller.id === null) return [say.nobodyActs()];
  if (!caller.may(verb)) return [say.notYours(verb)];
  const { from, needs } = TABLE[verb];
  if (!from.includes(situation.state)) return [say.wrongState(verb, situation.state)];
  return needs.flatMap((need) => (question.asked || !SAID.includes(need) ? REASONS[need](question) : []));
}

const SAID: readonly Need[] = ['reason', 'ada', 'as-seen'];

const REASONS: Record<Need, (question: Question) => Refusal[]> = {
  account: ({ situation }) => (situation.hasAccount ? [] : [say.publishingOff()]),
  accepted: ({ situation }) => (situation.isTurnedAway ? [say.turnedAway()] : []),
  complete: ({ situation }) => situation.faults,
  'second-person': ({ verb, situation, caller }) => {
    if (caller.id === situation.submittedBy) return [say.ownSubmission(verb)];
    return situation.authors.includes(caller.id ?? -1) ? [say.ownPosting(verb)] : [];
  },
  'as-seen': ({ asked, situation }) => (asked?.revision === situation.revision ? [] : [say.changedSinceSeen()]),
  'as-approved': ({ situation }) => (situation.isAsApproved ? [] : [say.changedSinceApproval()]),
  'was-sent': ({ situation }) => (situation.wasSent ? [] : [say.neverSent()]),
  reason: ({ asked }) => (letters(asked?.reason) >= FEWEST_LETTERS ? [] : [say.noReason(FEWEST_LETTERS)]),
  ada: ({ asked }) => (asked?.ada && isAda(toAda(asked.ada)) ? [] : [say.noNumber()]),
};

function letters(text: string | undefined): number {
  return [...(text ?? '').trim()].length;
}
