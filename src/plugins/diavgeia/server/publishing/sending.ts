import type { Core } from '@strapi/strapi';

import { SYSTEM } from '../../../audit/api';
import { jobs } from '../../../jobs/api';
import { mirror } from '../../api';
import { tell, toText, type Told } from '../../shared/told';
import { PortalFault } from '../client/fault';
import type { Heard } from '../client/wire';
import { takeLock } from '../mirror/lock';
import { account } from './account';
import { lookBefore, lookForArrival } from './arrival';
import { cite } from './cite';
import { isAsApproved } from './desk';
import { files } from './files';
import { FETCH, fetchPayload, orderSending, SEND, sendPayload } from './ordering';
import { arrive, halt } from './results';
import { type Changes, type PostingRow, postingRows } from './rows';
import { type Outcome, type Sending, sendings } from './sendings';
import { packed } from './packing';
import { besideRivals } from './rivals';
import { told, whatBecame } from './verdict';

/** How long after each vain look the next one comes; after the last, a person decides. The first look is at once. */
const LOOKS = [20_000, 60_000, 180_000];
/** How often it is sent again by itself while the portal says that it serves nobody. */
const MOST_SENDINGS = 5;
const [SOONEST, LATEST, GIVEN_UP] = [20_000, 15 * 60_000, 24 * 3_600_000];
/** For a document of 50 MB on a poor line. */
const PATIENCE = 300_000;

type Work = { strapi: Core.Strapi; row: PostingRow; isHeld: () => boolean };

/** Defines the work: sending what was approved, and fetching what came of it. */
export function defineSending(strapi: Core.Strapi): void {
  jobs(strapi).define({ name: SEND, payload: sendPayload, run: ({ payload }) => perform(strapi, payload.id) });
  jobs(strapi).define({ name: FETCH, payload: fetchPayload, run: ({ payload }) => fetchAct(strapi, payload) });
}

async function perform(strapi: Core.Strapi, id: string): Promise<void> {
  const lock = await takeLock(`posting ${id}`);
  if (!lock) throw new Error(`Posting ${id} is in another process’s hands at this moment.`);
  try {
    const row = await postingRows(strapi.db.connection).get(id);
    if (row?.state === 'sending') await proceed({ strapi, row, isHeld: lock.isHeld });
  } finally {
    await lock.release();
  }
}

/** One step at a time, from wherever a process before this one was stopped. */
async function proceed(work: Work): Promise<void> {
  const { strapi, row } = work;
  const latest = await sendings(strapi.db.connection, row.id).latest();
  if (latest?.outAt && !latest.isSettled) return lookOn(work, latest);
  if (!account(strapi).isSet() || (await account(strapi).refusedAt())) return giveBack(work, [{ code: 'no-account' }]);
  if (row.foundBefore) return sendNow(work);
  const before = await patiently(work, () => lookBefore({ portal: portalFor(strapi), row }, new Date()));
  if (!before) return;
  if (before.act && before.act.status !== 'published') {
    return stop(work, 'refused', { state: 'refused', told: [{ code: 'act-revoked', told: [{ code: 'act-revoked' }] }] });
  }
  const { before: foundBefore, inForce: candidates } = before;
  if (candidates.length > 0 && !row.isSentAgain) return stop(work, 'uncertain', { state: 'uncertain', foundBefore, candidates });
  await postingRows(strapi.db.connection).change(row.id, { foundBefore }, new Date());
  return sendNow({ ...work, row: { ...row, foundBefore } });
}

async function sendNow(work: Work): Promise<void> {
  const { strapi, row } = work;
  const db = strapi.db.connection;
  const contents = await files(db, row.id).contents();
  if (!isAsApproved(row, contents)) return giveBack(work, [{ code: 'not-as-approved' }]);
  const { metadata, list, send } = packed(row, contents);
  const attempts = sendings(db, row.id);
  const number = await attempts.begin({ metadata, files: list });
  // Whoever looks for this one later looks from the beginning.
  await postingRows(db).change(row.id, { isSentAgain: false, looks: 0, lookAt: null }, new Date());
  if (!work.isHeld()) throw new Error('The connection that held the right to send was lost.');
  await attempts.out(number, new Date());
  let heard: Heard | undefined;
  try {
    const { ada } = await send(mirror(strapi).portal({ patience: PATIENCE, attempts: 1 }), (answer) => (heard = answer));
    await strapi.db.transaction(async ({ trx }) => {
      await sendings(trx, row.id).end(number, { outcome: 'posted', status: heard?.status, answer: heard?.text }, new Date());
      await arrive(strapi, trx, { row, ada, by: SYSTEM, now: new Date() });
    });
  } catch (fault) {
    if (!(fault instanceof PortalFault)) throw fault;
    await failed(work, { number, fault, heard });
  }
}

type Failure = { number: number; fault: PortalFault; heard: Heard | undefined };

async function failed(work: Work, { number, fault, heard }: Failure): Promise<void> {
  const { strapi, row } = work;
  const { outcome, isSettled } = whatBecame(fault);
  const ending = { outcome, isSettled, status: heard?.status ?? null, answer: heard?.text ?? null, fault: toText(fault.told) };
  if (outcome === 'account-refused') {
    const isNews = await account(strapi).refuse(new Date());
    if (isNews)
      strapi.log.error('diavgeia: the portal does not accept the account; nothing more is sent until somebody corrects it.');
  }
  const changes: Record<string, Changes> = {
    'account-refused': { state: 'approved', told: told(fault) },
    refused: { state: 'refused', told: told(fault) },
  };
  await strapi.db.transaction(async ({ trx }) => {
    await sendings(trx, row.id).end(number, ending, new Date());
    const isOver = outcome === 'not-sent' && sinceOrder(row) > GIVEN_UP;
    if (isOver) return halt(strapi, trx, { row, by: SYSTEM, now: new Date(), what: 'not-sent', changes: givenBack(fault.told) });
    const change = changes[outcome];
    if (change) return halt(strapi, trx, { row, by: SYSTEM, now: new Date(), what: outcome, changes: change });
    const pauses: Partial<Record<Outcome, number>> = { lost: 0, 'not-sent': pauseAfter(row, fault) };
    const at = new Date(Date.now() + (pauses[outcome] ?? fault.retryAfter ?? SOONEST));
    await wait(strapi, row, { at, changes: { looks: 0, told: told(fault) } });
  });
}

/** Nobody knows whether the last one arrived. */
async function lookOn(work: Work, latest: Sending): Promise<void> {
  const { strapi, row } = work;
  const now = new Date();
  const found = await patiently(work, () => lookForArrival({ portal: portalFor(strapi), row }, latest, now));
  if (!found) return;
  const arrival = await besideRivals(strapi.db.connection, row, found);
  if (arrival.kind === 'there')
    return strapi.db.transaction(async ({ trx }) => arrive(strapi, trx, { row, ada: arrival.ada, by: SYSTEM, now }));
  if (arrival.kind === 'unclear') return stop(work, 'uncertain', { state: 'uncertain', candidates: arrival.adas });
  const isUnserved = latest.outcome === 'not-served' && latest.number < MOST_SENDINGS;
  const pause = LOOKS[row.looks];
  // A portal that says it serves nobody may have done so after the work, and may list an act minutes later.
  if (row.isSentAgain || (isUnserved && pause === undefined)) {
    await sendings(strapi.db.connection, row.id).end(latest.number, { outcome: latest.outcome ?? 'lost' }, now);
    await postingRows(strapi.db.connection).change(row.id, { isSentAgain: false, looks: 0 }, now);
    return proceed({ ...work, row: { ...row, isSentAgain: false, looks: 0 } });
  }
  if (pause === undefined) return stop(work, 'uncertain', { state: 'uncertain' });
  const at = new Date(now.getTime() + pause);
  await strapi.db.transaction(() => wait(strapi, row, { at, changes: { looks: row.looks + 1 } }));
}

/** A portal that does not answer is asked again, less and less often, for a day. */
async function patiently<T>({ strapi, row, isHeld }: Work, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (fault) {
    if (!(fault instanceof PortalFault)) throw fault;
    // A list of days is always there; only an act may not be.
    if ((fault.code === 'not-found' && row.kind !== 'publication') || sinceOrder(row) > GIVEN_UP) {
      await endAfter({ strapi, row, isHeld }, fault);
      return undefined;
    }
    const at = new Date(Date.now() + pauseAfter(row, fault));
    await strapi.db.transaction(() => wait(strapi, row, { at, changes: { told: told(fault) } }));
    return undefined;
  }
}

const sinceOrder = ({ orderedAt }: PostingRow) => Date.now() - (orderedAt?.getTime() ?? 0);

function pauseAfter(row: PostingRow, { retryAfter }: PortalFault): number {
  return retryAfter ?? Math.min(Math.max(sinceOrder(row) / 2, SOONEST), LATEST);
}

async function endAfter(work: Work, fault: PortalFault): Promise<void> {
  const latest = await sendings(work.strapi.db.connection, work.row.id).latest();
  if (latest?.outAt && !latest.isSettled) return stop(work, 'uncertain', { state: 'uncertain', told: told(fault) });
  return fault.code === 'not-found' ? stop(work, 'refused', { state: 'refused', told: told(fault) }) : giveBack(work, fault.told);
}

type Waiting = { at: Date; changes: Changes };

/** In the open transaction. */
async function wait(strapi: Core.Strapi, row: PostingRow, { at, changes }: Waiting): Promise<void> {
  await strapi.db.transaction(({ trx }) => postingRows(trx).change(row.id, { ...changes, lookAt: at }, new Date()));
  await orderSending(strapi, row.id, at);
}

async function stop({ strapi, row }: Work, what: string, changes: Changes): Promise<void> {
  await strapi.db.transaction(({ trx }) => halt(strapi, trx, { row, by: SYSTEM, now: new Date(), what, changes }));
}

/** Nothing was sent; whoever may can send it another time. */
async function giveBack(work: Work, why: Told[]): Promise<void> {
  await stop(work, 'not-sent', givenBack(why));
}

const givenBack = (why: Told[]): Changes => ({ state: 'approved', told: [{ code: 'not-sent', told: why }] });

function portalFor(strapi: Core.Strapi) {
  return mirror(strapi).portal({ attempts: 2 });
}

async function fetchAct(strapi: Core.Strapi, { ada, id }: { ada: string; id: string }): Promise<void> {
  const read = await mirror(strapi).portal().decision(ada);
  if (!('act' in read)) throw new Error(`The portal’s answer on ${ada} cannot be read: ${tell(read.aside.reason, 'en')}`);
  await mirror(strapi).take(read);
  const entry = (await postingRows(strapi.db.connection).get(id))?.entry;
  if (entry) await cite(strapi, { entry, ada });
}
