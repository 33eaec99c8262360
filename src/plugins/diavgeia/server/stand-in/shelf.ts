import { firstFrom } from '../../../../office/sorted';
import { dice, uuid, type WireAct, type WireVersion } from './act';
import { addresses, newAda } from './writing';

type Kept = { act: WireAct; log: WireVersion[]; former: WireAct[] };
type Given =
  | 'ada'
  | 'publishTimestamp'
  | 'submissionTimestamp'
  | 'versionId'
  | 'status'
  | 'url'
  | 'documentUrl'
  | 'documentChecksum'
  | 'warnings'
  | 'correctedVersionId';
/** An act before the portal has seen it. */
export type NewAct = Omit<WireAct, Given>;
export type Change = Partial<Omit<NewAct, 'organizationId'>>;
export type Shelf = ReturnType<typeof makeShelf>;

/** The acts of the stand-in with all their versions, and what can happen to them. */
export function makeShelf(now: () => number) {
  const kept = new Map<string, Kept>();
  let revision = 0;
  const touch = () => {
    revision += 1;
  };
  const look = looking(kept, () => revision);
  /** Later than any before, so that the order of the newest is never in doubt. */
  const moment = () => Math.max(now(), (look.all()[0]?.submissionTimestamp ?? 0) + 1);
  return { ...look, ...happenings({ kept, touch, moment }) };
}

function looking(kept: Map<string, Kept>, revision: () => number) {
  let sorted: { revision: number; acts: WireAct[]; byIssue: number[] } = { revision: -1, acts: [], byIssue: [] };
  const look = () => {
    if (sorted.revision === revision()) return sorted;
    const acts = [...kept.values()].map(({ act }) => act).sort((a, b) => b.submissionTimestamp - a.submissionTimestamp);
    const byIssue = acts.map((_, place) => place).sort((a, b) => (acts[a]?.issueDate ?? 0) - (acts[b]?.issueDate ?? 0));
    sorted = { revision: revision(), acts, byIssue };
    return sorted;
  };
  return {
    revision,
    get: (ada: string) => kept.get(ada)?.act,
    log: (ada: string) => kept.get(ada)?.log,
    /** The act before its last change. */
    before: (ada: string) => kept.get(ada)?.former.at(-1),
    /** The act that came in last, by its number; edits of others do not count. */
    latest: () => [...kept.keys()].at(-1),
    version: (id: string) =>
      [...kept.values()].flatMap(({ act, former }) => [act, ...former]).find(({ versionId }) => versionId === id),
    /** All acts, last posted, edited or revoked first. */
    all: (): WireAct[] => look().acts,
    /** Those of them that were issued from one instant to another, in the same order. */
    issued({ from, to }: { from: number; to: number }): WireAct[] {
      const { acts, byIssue } = look();
      const first = firstFrom(byIssue, (place) => (acts[place]?.issueDate ?? 0) >= from);
      const end = firstFrom(byIssue, (place) => (acts[place]?.issueDate ?? 0) > to);
      const places = byIssue.slice(first, end).sort((a, b) => a - b);
      return places.flatMap((place) => acts[place] ?? []);
    },
  };
}

type Told = { creator?: string; description?: string; linked?: boolean };
type Happening = { kept: Map<string, Kept>; touch: () => void; moment: () => number };

function happenings({ kept, touch, moment }: Happening) {
  const roll = dice(7);
  const put = (act: WireAct): WireAct => {
    kept.set(act.ada, { act, log: [entryOf(act, {})], former: [] });
    touch();
    return act;
  };
  const replace = (ada: string, change: Partial<WireAct>, told: Told = {}): WireAct => {
    const one = kept.get(ada);
    if (!one) throw new Error(`The stand-in has no act ${ada}.`);
    const { versionId } = one.act;
    const correctedVersionId = told.linked === false ? null : versionId;
    const act = { ...one.act, submissionTimestamp: moment(), versionId: uuid(roll), ...change, correctedVersionId };
    one.former.push(one.act);
    one.act = act;
    one.log.push({ ...entryOf(act, told), correctedVersionId: versionId });
    touch();
    return act;
  };
  return {
    put,
    /** What somebody posts now. */
    post(act: NewAct): WireAct {
      const ada = newAda(roll, act.organizationId);
      const at = moment();
      const given = { ada, publishTimestamp: at, submissionTimestamp: at, versionId: uuid(roll), ...addresses(ada) };
      return put({ ...act, ...given, status: 'PUBLISHED', documentChecksum: null, warnings: null, correctedVersionId: null });
    },
    /** The portal does not always say which version an edit replaces. */
    edit: (ada: string, change: Change, { linked = true } = {}) => replace(ada, change, { linked }),
    correct: (ada: string, change: Change) => replace(ada, change, { description: 'Ορθή επανάληψη' }),
    askRevocation: (ada: string, comment: string) => replace(ada, { status: 'PENDING_REVOCATION' }, { description: comment }),
    revoke: (ada: string, description = 'Ανάκληση λόγω προσωπικών δεδομένων') =>
      replace(ada, { status: 'REVOKED', documentUrl: null }, { creator: 'central_1', description, linked: false }),
    /** Nothing of it is left, which the portal's rules do not know and its operators may. */
    remove(ada: string): void {
      kept.delete(ada);
      touch();
    },
  };
}

function entryOf(
  act: WireAct,
  { creator = '8_1971', description = null }: { creator?: string; description?: string | null },
): WireVersion {
  const { versionId, submissionTimestamp, status, correctedVersionId } = act;
  return { versionId, creator, versionTimestamp: submissionTimestamp, description, status, correctedVersionId };
}
