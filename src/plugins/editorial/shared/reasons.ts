import type { Refusal } from '../../../office/refusal';
import { type Live, type Need, row, type State, type Verb } from './table';
import * as say from './sentences';

/** The last act on a paper: who is told to the one who came second. */
export type Move = { verb: Verb; by: string; at: Date };

/** One language version as the rules see it. */
export type Situation = {
  state: State;
  live: Live;
  last: Move | null;
  submittedBy: number | null;
  /** Those who changed the text since it was submitted. */
  changedBy: number[];
  forcedBy: number | null;
  /** Those who wrote or submitted what was forced. */
  forcedAuthors: number[];
  isCountersigned: boolean;
  isAsApproved: boolean;
  /** When the text was last written. */
  writtenAt: Date | null;
  embargoUntil: Date | null;
  /** What readers would miss, by the rules of completeness. */
  missing: Refusal[];
};
export type Caller = { id: number | null; may: (verb: Verb) => boolean };
/** What the caller said with the verb. */
export type Asked = {
  reason?: string | undefined;
  note?: string | undefined;
  at?: Date | undefined;
  to?: string | undefined;
  url?: string | undefined;
  /** When the text was written that the caller has read. */
  seen?: Date | undefined;
};
type Question = { verb: Verb; situation: Situation; caller: Caller; asked?: Asked | undefined; now: Date; timeZone: string };

const FEWEST_LETTERS = 10;

/**
 * Reasons against an act; none means it may be done. Without `asked` only what lies in the paper and the person counts:
 * what the panel shows beside a greyed button before anything was typed.
 */
export function reasonsAgainst(question: Question): Refusal[] {
  const { verb, situation, caller } = question;
  if (!caller.may(verb)) return [say.notYours(verb)];
  const { from, live, needs } = row(verb);
  if (verb === 'countersign' && (situation.forcedBy === null || situation.isCountersigned)) return [say.nothingToCountersign()];
  if (from && !from.includes(situation.state)) return [say.wrongState(question)];
  if (live && !live.includes(situation.live)) return [say.wrongLife(verb, situation.live)];
  return needs.flatMap((need) => (question.asked || !SAID[need] ? REASONS[need](question) : []));
}

/** Needs that are met by what the caller says. */
const SAID: Partial<Record<Need, true>> = { due: true, reason: true, note: true, 'note-if-live': true, target: true };

const REASONS: Record<Need, (question: Question) => Refusal[]> = {
  complete: ({ situation }) => situation.missing,
  'second-person': ({ verb, situation, caller }) => {
    if (caller.id === null) return [say.nobodyActs()];
    if (caller.id === situation.submittedBy) return [say.ownSubmission(verb)];
    return situation.changedBy.includes(caller.id) ? [say.ownChange(verb)] : [];
  },
  'as-seen': ({ asked, situation: { writtenAt }, timeZone }) =>
    asked?.seen && writtenAt && asked.seen < writtenAt ? [say.changedSinceSeen(writtenAt, timeZone)] : [],
  'as-approved': ({ situation }) => (situation.isAsApproved ? [] : [say.changedSinceApproval()]),
  'no-embargo': ({ situation: { embargoUntil }, now, timeZone }) =>
    embargoUntil && embargoUntil > now ? [say.underEmbargo(embargoUntil, timeZone)] : [],
  'fresh-embargo': ({ situation: { embargoUntil, live }, now, timeZone }) =>
    live === 'never' && embargoUntil && embargoUntil <= now ? [say.embargoIsOver(embargoUntil, timeZone)] : [],
  due: ({ asked, situation: { embargoUntil }, now, timeZone }) => {
    if (!asked?.at) return [say.noInstant()];
    if (asked.at <= now) return [say.inThePast(asked.at, timeZone)];
    return embargoUntil && asked.at < embargoUntil ? [say.underEmbargo(embargoUntil, timeZone)] : [];
  },
  'note-if-live': (question) => (['never', 'unpublished'].includes(question.situation.live) ? [] : REASONS.note(question)),
  reason: ({ asked }) => (isSaid(asked?.reason) ? [] : [say.noReason(FEWEST_LETTERS)]),
  note: ({ asked }) => (isSaid(asked?.note) ? [] : [say.noNote(FEWEST_LETTERS)]),
  target: ({ asked }) => (asked?.to || asked?.url ? [] : [say.noTarget()]),
  'another-head': ({ verb, situation, caller }) => {
    if (caller.id === null || caller.id === situation.forcedBy) return [say.ownForce()];
    return situation.forcedAuthors.includes(caller.id) ? [say.ownText(verb)] : [];
  },
};

function isSaid(words: string | undefined): boolean {
  return (words?.replace(/[^\p{L}\p{N}]/gu, '').length ?? 0) >= FEWEST_LETTERS;
}
