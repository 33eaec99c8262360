import type { Knex } from 'knex';

import { tell, toText, type Told } from '../../shared/told';
import { PortalFault } from '../client/fault';
import type { Portal } from '../client/portal';
import { tryAside } from './again';
import { askAhead } from './ahead';
import type { Answer } from './asking';
import { readFormerVersions } from './former';
import { keepHeapSmall } from './heap';
import { ledger, type Kind, type Walk, type WindowRow } from './ledger';
import { takeLock } from './lock';
import { lookForMissing } from './missing';
import { mirrorStructure } from './structure';
import { type Hear, type Walking, walkWindow } from './window';

export type Report = Pick<Walk, 'kind' | 'state' | 'added' | 'changed' | 'revoked' | 'refused' | 'missing'> & {
  failed: number;
  /** The walk that followed, where the first one had been begun by somebody before. */
  after?: Kind;
};
/** `from`: the range of days that was read last; else it is logs of former versions that are read. */
export type Progress = (at: { done: number; of: number; walk: Kind; from?: string }) => void;
export type WalkOptions = {
  db: Knex;
  portal: Portal;
  organizationUid: string;
  kind: Kind;
  inTransaction: Walking['inTransaction'];
  hear: Hear;
  progress?: Progress;
  signal?: AbortSignal;
};

/** Another process walks through the same organization at this moment. */
export class Underway extends Error {
  readonly told: Told;

  constructor(uid: string) {
    const told: Told = { code: 'underway', params: { uid } };
    super(tell(told, 'en'));
    this.told = told;
  }
}

/** Faults after which every further question would be answered alike. */
const FINAL = ['login-refused', 'forbidden', 'mismatch', 'not-found'];

/**
 * Brings the mirror of an organization up to date. Whatever ends it, it goes on from the last page that was written; a window
 * that cannot be read is left for another time, and a portal out of order ends the walk with the last good copy in place.
 */
export async function walk(options: WalkOptions): Promise<Report> {
  const { db, organizationUid, portal } = options;
  const lock = await takeLock(organizationUid);
  if (!lock) throw new Underway(organizationUid);
  const check = () => {
    options.signal?.throwIfAborted();
    if (!lock.isHeld()) throw new Error('The connection that held the right to walk was lost.');
  };
  try {
    await mirrorStructure(db, portal, organizationUid).catch((fault: unknown) => unknown(organizationUid, fault));
    return await keepHeapSmall(() => walkUpToNow(options, check));
  } catch (fault) {
    await ledger(db)
      .note(organizationUid, { tried_at: new Date(), fault: toText(toldOf(fault)) })
      .catch(() => undefined);
    throw fault;
  } finally {
    await lock.release();
  }
}

const toldOf = (fault: unknown): Told[] =>
  fault instanceof PortalFault ? fault.told : [{ code: 'said', params: { said: (fault as Error).message } }];

/** Said of the organization alone; the others are walked through all the same. */
function unknown(organizationUid: string, fault: unknown): never {
  if (!(fault instanceof PortalFault) || fault.code !== 'not-found') throw fault;
  const told: Told = { code: 'no-organization', params: { uid: organizationUid } };
  throw new PortalFault({ code: 'not-found', told, status: fault.status, cause: fault });
}

/** A walk that was broken off says nothing of what changed since where it had been already: another one sees that. */
async function walkUpToNow(options: WalkOptions, check: () => void): Promise<Report> {
  const { isResumed, ...first } = await walkOn(options, check);
  if (!isResumed || first.state !== 'done') return first;
  const after = options.kind === 'sweep' && first.kind !== 'sweep' ? 'sweep' : 'sync';
  const { isResumed: _, ...second } = await walkOn({ ...options, kind: after }, check);
  const sum = (of: 'added' | 'changed' | 'revoked' | 'refused' | 'missing') => first[of] + second[of];
  const sums = { added: sum('added'), changed: sum('changed'), revoked: sum('revoked'), refused: sum('refused') };
  return { ...second, ...sums, missing: sum('missing'), kind: first.kind, after };
}

async function walkOn(
  { db, organizationUid, kind, progress, ...rest }: WalkOptions,
  check: () => void,
): Promise<Report & { isResumed: boolean }> {
  const book = ledger(db);
  const now = new Date();
  const begun = await book.begin({ organizationUid, kind, now });
  const isResumed = begun.begun_at.getTime() !== now.getTime();
  const bare = { db, organizationUid, check, ...rest };
  const whole = (window: WindowRow) => lookForMissing({ ...bare, walk: begun, window });
  // A first backfill has nothing to miss, and a sync asks only for what changed.
  const walking = { ...bare, ahead: askAhead<Answer>(), ...(begun.kind === 'sweep' && { whole }) };
  for (let window = await book.nextWindow(begun.id); window;) {
    const next = await tryWindow({ ...walking, window });
    if (progress) {
      const { done, failed, of } = await book.progress(begun.id);
      progress({ done: done + failed, of, walk: begun.kind, from: window.from });
    }
    window = next ?? (await book.nextWindow(begun.id));
  }
  const ended = await book.end({ walk: begun, now: new Date() });
  await tryAside(bare);
  await readFormerVersions(bare, (done, of) => progress?.({ done, of, walk: begun.kind }));
  const { failed } = await book.progress(begun.id);
  const { added, changed, revoked, refused, missing, state } = ended;
  return { kind: begun.kind, state, added, changed, revoked, refused, missing, failed, isResumed };
}

type Trying = Parameters<typeof walkWindow>[0] & { window: WindowRow };

/** An outage is not the window's fault and ends the walk. */
async function tryWindow({ window, ...walking }: Trying): Promise<WindowRow | undefined> {
  try {
    return await walkWindow(walking, window);
  } catch (fault) {
    if (!(fault instanceof PortalFault) || fault.passes || FINAL.includes(fault.code)) throw fault;
    await ledger(walking.db).closeWindow(window.id, fault.told);
    return undefined;
  }
}
