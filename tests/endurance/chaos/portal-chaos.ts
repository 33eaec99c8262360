import { oneOf, type Dice, type WireAct } from '../../../src/plugins/diavgeia/server/stand-in/act';
import type { Rule } from '../../../src/plugins/diavgeia/server/stand-in/script';
import type { StandIn } from '../../../src/plugins/diavgeia/api';
import { markOf, someAct, someDay } from './shapes';

export type Script = Parameters<StandIn['script']>[0];
/**
 * What a comparison must know of what happened: acts that were taken away, those whose log begins anew since they came back, those whose state
 * changed without a version, and those that the portal wrote otherwise for a while.
 */
export type Fates = { gone: Map<string, WireAct>; returned: Set<string>; sameVersion: Set<string>; otherwise: Set<string> };
type Town = { standIn: StandIn; roll: Dice; fates: Fates };
type Deed = (town: Town, act: WireAct) => void;

let edits = 5_000_000;
const mark = () => markOf((edits += 1));
const subjectOf = ({ subject }: WireAct) => String(subject).slice(0, 300);
const edited = (act: WireAct) => ({ subject: `${subjectOf(act)} ${mark()}` });
const isOut = ({ status }: WireAct) => status === 'PUBLISHED';

/** What people and operators do to an act on the portal; the first ones more often. */
const DEEDS: [weight: number, deed: Deed][] = [
  [6, ({ standIn, roll }) => void standIn.shelf.post(someAct(roll))],
  [3, ({ standIn }, act) => void standIn.shelf.edit(act.ada, edited(act))],
  [3, ({ standIn }, act) => void standIn.shelf.correct(act.ada, edited(act))],
  [2, ({ standIn }, act) => void standIn.shelf.edit(act.ada, { protocolNumber: mark() }, { linked: false })],
  [2, ({ standIn, roll }, act) => void standIn.shelf.edit(act.ada, { extraFieldValues: someAct(roll).extraFieldValues })],
  [2, ({ standIn, roll }, act) => void standIn.shelf.correct(act.ada, { issueDate: someDay(roll), ...edited(act) })],
  [
    2,
    ({ standIn }, { ada }) => void standIn.shelf.edit(ada, { unitIds: ['990011', '990010'], signerIds: ['9900101', '9900100'] }),
  ],
  [2, postSeveral],
  [2, editTwice],
  [3, ({ standIn }, { ada }) => void standIn.shelf.revoke(ada)],
  [3, revokeAndStrip],
  [2, ({ standIn }, act) => isOut(act) && standIn.shelf.askRevocation(act.ada, 'Διπλή ανάρτηση')],
  [1, ({ standIn }, { ada, status }) => status !== 'PUBLISHED' && standIn.shelf.edit(ada, { status: 'PUBLISHED' } as never)],
  [1, revokeInPlace],
  [2, vanish],
  [1, comeBack],
];
const HAT = DEEDS.flatMap(([weight, deed]) => Array<Deed>(weight).fill(deed));

/** One thing happens, mostly to one of the acts that were touched last, now and then to any. */
export function happen(town: Town): void {
  const acts = town.standIn.shelf.all();
  const among = town.roll() < 0.4 ? acts.slice(0, 40) : acts;
  oneOf(town.roll, HAT)(town, oneOf(town.roll, among));
}

function postSeveral({ standIn: { shelf }, roll }: Town): void {
  const day = someDay(roll);
  const posted = Array.from({ length: 12 }, () => shelf.post(someAct(roll, day)));
  const at = posted.at(-1)?.submissionTimestamp ?? 0;
  for (const act of posted) shelf.put({ ...act, publishTimestamp: at, submissionTimestamp: at });
}

function editTwice({ standIn: { shelf } }: Town, act: WireAct): void {
  shelf.edit(act.ada, edited(act));
  shelf.correct(act.ada, edited(act));
}

/** The operator takes out what the act was revoked for. */
function revokeAndStrip({ standIn: { shelf } }: Town, { ada }: WireAct): void {
  const bare = { subject: 'ΑΝΑΚΛΗΘΕΙΣΑ ΠΡΑΞΗ', extraFieldValues: {}, privateData: false, attachments: [] };
  shelf.edit(ada, { ...bare, status: 'REVOKED', documentUrl: null } as never, { linked: false });
}

/** The version stays the same and its state does not. */
function revokeInPlace({ standIn: { shelf }, fates }: Town, { ada, versionId, status }: WireAct): void {
  if (status === 'REVOKED') return;
  fates.sameVersion.add(ada);
  shelf.edit(ada, { versionId, status: 'REVOKED', documentUrl: null } as never, { linked: false });
}

function vanish({ standIn: { shelf }, fates }: Town, act: WireAct): void {
  fates.gone.set(act.ada, act);
  shelf.remove(act.ada);
}

function comeBack({ standIn: { shelf }, fates }: Town): void {
  const [act] = fates.gone.values();
  if (!act) return;
  fates.gone.delete(act.ada);
  fates.returned.add(act.ada);
  shelf.put(act);
}

type Fault = Rule['fault'];
const some = (roll: Dice, from: number, to: number) => from + Math.floor(roll() * (to - from));

/** What goes wrong on the way in a round: how large pages are is said for all of it, the rest comes and goes. */
export function faultsFor({ standIn, roll, fates }: Town): Script {
  const always = (fault: Fault, when = 'search') => ({ times: 1_000_000, when, fault });
  const acts = standIn.shelf.all();
  const ada = () => oneOf(roll, roll() < 0.5 ? acts.slice(0, 60) : acts).ada;
  const size = some(roll, 12, 70);
  const shaped = (ada: string, fields: object) => {
    fates.otherwise.add(ada);
    return { kind: 'shaped' as const, ada, fields: { ...fields }, without: [] };
  };
  const anything = (): { when?: string; times?: number; fault: Fault } =>
    oneOf<() => { when?: string; times?: number; fault: Fault }>(roll, [
      () => ({ fault: { kind: 'html' } }),
      () => ({ fault: { kind: 'cut' } }),
      () => ({ fault: { kind: 'broken' } }),
      () => ({ fault: { kind: 'marked' } }),
      () => ({ fault: { kind: 'lost-answer' } }),
      () => ({ fault: { kind: 'status', status: 503, retryAfter: 0 }, times: some(roll, 1, 7) }),
      () => ({ fault: { kind: 'status', status: 429, retryAfter: 1 } }),
      () => ({ fault: { kind: 'status', status: 500 } }),
      () => ({ fault: { kind: 'slow', ms: some(roll, 100, 900) }, times: 3 }),
      () => ({ when: 'search', fault: { kind: 'late-answer', ms: some(roll, 100, 900) } }),
      () => ({ when: 'search', fault: { kind: 'narrowed', days: some(roll, 20, 120) }, times: some(roll, 1, 6) }),
      () => ({ when: 'search', fault: { kind: 'ignored', parameter: oneOf(roll, ['org', 'status', 'to_issue_date']) } }),
      () => ({
        when: 'search',
        fault: { kind: 'wrong-total', total: oneOf(roll, [0, 1, size, 99_999]) },
        times: some(roll, 1, 4),
      }),
      () => ({ when: 'search', fault: { kind: 'twice', ada: ada() }, times: 500 }),
      () => ({ when: 'search', fault: { kind: 'stub', ada: ada() }, times: some(roll, 1, 500) }),
      () => ({ when: 'search', fault: { kind: 'stale', ada: ada() }, times: some(roll, 1, 500) }),
      () => ({ fault: shaped(ada(), { issueDate: null }), times: 500 }),
      () => ({ when: '/decisions/', fault: { kind: 'status', status: oneOf(roll, [404, 500, 503]), retryAfter: 0 }, times: 4 }),
      () => ({ when: 'versionlog', fault: { kind: oneOf(roll, ['html', 'cut'] as const) } }),
      () => ({ when: 'organizations', fault: { kind: 'status', status: 503, retryAfter: 0 } }),
    ])();
  const list = Array.from({ length: some(roll, 2, 9) }, () => ({ skip: some(roll, 0, 120), ...anything() }));
  const written = acts.slice(some(roll, 0, 20)).slice(0, 3);
  return [
    always({ kind: 'slow', ms: some(roll, 1, 25) }),
    always({ kind: oneOf(roll, ['small-pages', 'unsaid-pages'] as const), size }),
    ...(roll() < 0.4 ? [always({ kind: 'mixed' })] : []),
    ...(roll() < 0.3 ? [always({ kind: 'no-further-page' })] : []),
    ...written.map(({ ada }) => always(shaped(ada, { ada: ada.toLowerCase() }), '.')),
    ...list,
  ];
}
