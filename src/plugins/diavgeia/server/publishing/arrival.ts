import type { Act, Aside } from '../../shared/act';
import type { Ada } from '../../shared/ada';
import { addDays, dayOf } from '../../shared/moments';
import { isAlike } from '../../shared/publishing/likeness';
import type { Question } from '../../shared/question';
import type { Told as ToldReason } from '../../shared/told';
import { BEGINNING } from '../../shared/windows';
import { PortalFault } from '../client/fault';
import type { Portal } from '../client/portal';
import type { Before, PostingRow } from './rows';
import type { Sending } from './sendings';

/** What the portal tells of something that may have arrived. */
export type Arrival =
  | { kind: 'there'; ada: Ada }
  | { kind: 'not-there' }
  /** Several are alike, or somebody else changed the act meanwhile. */
  | { kind: 'unclear'; adas: Ada[] };
type Looking = { portal: Portal; row: PostingRow };

const PAGE = 500;
const WALKS = 3;
const MOST_PAGES = 200;

type There = { before: Before; act: Act | null; /** Acts that this one would double. */ inForce: Ada[] };

/** What is there before anything is sent, on whatever day it was posted, so that what arrives can be told from it. */
export async function lookBefore({ portal, row }: Looking, now: Date): Promise<There> {
  if (row.kind === 'publication') {
    const acts = await alike({ portal, row }, { from: BEGINNING, to: dayOf(now) });
    const inForce = acts.filter(({ status }) => status !== 'revoked').map(({ ada }) => ada);
    return { before: { adas: acts.map(({ ada }) => ada), versionId: null, attachments: [] }, act: null, inForce };
  }
  const act = await presentOf(portal, row.ada ?? '');
  const attachments = act.attachments.map(({ id }) => id);
  return { before: { adas: [], versionId: act.versionId, attachments }, act, inForce: [] };
}

/** Whether what was sent is on the portal. */
export async function lookForArrival({ portal, row }: Looking, sending: Sending, now: Date): Promise<Arrival> {
  if (row.kind !== 'publication') return lookAtChange({ portal, row }, sending);
  const found = await alike({ portal, row }, { from: dayOf(sending.outAt ?? now), to: dayOf(now) });
  const adas = found.map(({ ada }) => ada).filter((ada) => !row.foundBefore?.adas.includes(ada));
  const [ada] = adas;
  if (ada === undefined) return { kind: 'not-there' };
  return adas.length === 1 ? { kind: 'there', ada } : { kind: 'unclear', adas };
}

async function lookAtChange({ portal, row }: Looking, { files }: Sending): Promise<Arrival> {
  const act = await presentOf(portal, row.ada ?? '');
  const { ada } = act;
  if (row.kind === 'revocation') return act.status === 'published' ? { kind: 'not-there' } : { kind: 'there', ada };
  if (act.versionId === row.foundBefore?.versionId) return { kind: 'not-there' };
  // One of the same name that lay there before is not the one that was sent.
  const before = row.foundBefore?.attachments ?? [];
  const names = act.attachments.filter(({ id }) => !before.includes(id)).map(({ filename }) => filename);
  const isAttached = files.every(({ part, filename }) => part === 'document' || names.includes(filename));
  const { attachmentsToRemove = [] } = (row.metadata ?? {}) as { attachmentsToRemove?: string[] };
  const isTakenAway = !act.attachments.some(({ id }) => id !== null && attachmentsToRemove.includes(id));
  return row.metadata && isAlike(act, row.metadata) && isAttached && isTakenAway
    ? { kind: 'there', ada }
    : { kind: 'unclear', adas: [ada] };
}

async function presentOf(portal: Portal, ada: Ada): Promise<Act> {
  const read = await portal.decision(ada);
  if ('act' in read) return read.act;
  throw unread(read.aside.reason);
}

/**
 * The acts that could be taken for this one. Asked for by organization and days alone, which every portal understands alike,
 * and compared here: a number or a subject that its search takes apart otherwise than we do would hide the act, and it would
 * be posted twice.
 */
async function alike({ portal, row }: Looking, posted: { from: string; to: string }): Promise<Act[]> {
  const { metadata } = row;
  if (!metadata) return [];
  const day = dayOf(Date.parse(metadata.issueDate));
  const question: Question = {
    organizations: [row.organizationUid],
    status: 'all',
    // A day more on either side, for a clock that is wrong and for acts kept at midnight.
    submittedFrom: addDays(posted.from, -1),
    submittedTo: addDays(posted.to, 2),
    issuedFrom: addDays(day, -1),
    issuedTo: addDays(day, 2),
    size: PAGE,
  };
  const acts = await wholeAnswer(portal, question);
  return acts.filter((act) => act.organizationUid === row.organizationUid && isAlike(act, metadata));
}

/** All pages, once none was missed. */
async function wholeAnswer(portal: Portal, question: Question): Promise<Act[]> {
  for (let walk = 1; walk <= WALKS; walk += 1) {
    const acts = new Map<Ada, Act>();
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const found = await portal.search({ ...question, page });
      for (const { act } of found.acts) acts.set(act.ada, act);
      for (const aside of found.aside) {
        const act = await asked(portal, aside);
        acts.set(act.ada, act);
      }
      if (acts.size >= found.total) return [...acts.values()];
      if ((page + 1) * found.size >= found.total || found.acts.length === 0) break;
    }
  }
  throw unread({ code: 'list-moves' });
}

/** What came as a stub is asked for by its number: it could be the one. */
async function asked(portal: Portal, { ada, reason }: Aside): Promise<Act> {
  if (ada) return presentOf(portal, ada);
  throw unread(reason);
}

function unread(why: ToldReason): PortalFault {
  return new PortalFault({ code: 'unavailable', told: [{ code: 'nothing-told' }, why] });
}
