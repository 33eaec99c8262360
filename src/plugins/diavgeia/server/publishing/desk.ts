import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';

import { type Refusal, Refused, refuseIf } from '../../../../office/refusal';
import { toAda } from '../../shared/ada';
import { type Asked, reasonsAgainst, type Situation } from '../../shared/publishing/reasons';
import * as say from '../../shared/publishing/sentences';
import { TABLE, type Verb, VERBS } from '../../shared/publishing/table';
import type { Metadata } from '../client/writes';
import { account } from './account';
import { askFor } from './drafts';
import { composed, faultsOf, fieldsOf } from './form';
import { files, type FileRow } from './files';
import { orderSending } from './ordering';
import type { Person } from './people';
import { arrive } from './results';
import { type Changes, type PostingRow, postingRows } from './rows';
import { sendings } from './sendings';
import { tell } from './telling';

type Stepping = { verb: Verb; by: Person; asked: Asked; now: Date };
type Doing = Stepping & { strapi: Core.Strapi; trx: Knex; row: PostingRow; there: FileRow[] };

/** The steps of a posting. Each is one transaction: read, refuse, do, log. */
export const desk = (strapi: Core.Strapi) => ({
  async act(id: string, stepping: Stepping): Promise<void> {
    const { verb } = stepping;
    if (verb === 'settle') return settle(strapi, id, stepping);
    const step = STEPS[verb];
    // Asks the portal for its lists where they are not at hand, which nobody should be made to wait for.
    await known(strapi, id, stepping);
    await strapi.db.transaction(async ({ trx }) => {
      const row = await held(strapi, trx, id, stepping);
      const there = await files(trx, id).all();
      const changes = await step({ ...stepping, strapi, trx, row, there });
      const note = stepping.asked.reason?.trim() || null;
      await postingRows(trx).change(id, { ...changes, note }, stepping.now);
      await tell(strapi, { row, what: verb, by: stepping.by.actor, note, after: afterwards(row, changes) });
    });
  },

  /** What speaks against each step for the person who asks; nothing of what would still have to be typed. */
  async look(row: PostingRow, by: Person, now: Date): Promise<{ against: Record<Verb, Refusal[]>; faults: Refusal[] }> {
    const situation = { ...(await situationOf(strapi, strapi.db.connection, row)), faults: await faultsFor(strapi, row, now) };
    const caller = { id: by.id, may: by.may };
    const reasons = VERBS.map((verb) => [verb, reasonsAgainst({ verb, situation, caller })] as const);
    return { against: Object.fromEntries(reasons) as Record<Verb, Refusal[]>, faults: situation.faults };
  },
});

const NOT_APPROVED = { approvedBy: null, approvedAt: null, approvedDigest: null, metadata: null } as const;

const STEPS: Record<Exclude<Verb, 'settle'>, (doing: Doing) => Changes | Promise<Changes>> = {
  submit: ({ by, now }) => ({ state: 'submitted', submittedBy: by.id, submittedAt: now, told: [] }),
  return: () => ({ state: 'draft', submittedBy: null, submittedAt: null, ...NOT_APPROVED }),
  approve: async ({ strapi, row, there, by, now }) => {
    // What is approved is composed once, and goes out letter for letter.
    const metadata = composed(await fieldsOf(strapi, row), row);
    return { state: 'approved', approvedBy: by.id, approvedAt: now, metadata, approvedDigest: digestOf(row, metadata, there) };
  },
  send: async ({ strapi, row, by, now }) => {
    await orderSending(strapi, row.id);
    const order = { orderedBy: by.id, orderedAt: now, foundBefore: null, isSentAgain: false };
    return { state: 'sending', ...order, looks: 0, lookAt: null, told: [], candidates: [] };
  },
  rework: () => ({ state: 'draft', submittedBy: null, submittedAt: null, ...NOT_APPROVED }),
  look: async ({ strapi, row }) => {
    await orderSending(strapi, row.id);
    return { state: 'sending', looks: 0, lookAt: null };
  },
  'send-again': async ({ strapi, row, by, now }) => {
    await orderSending(strapi, row.id);
    const { foundBefore } = row;
    // What lay there and is not this one does not keep it from being sent.
    const adas = [...new Set([...(foundBefore?.adas ?? []), ...row.candidates])];
    return {
      ...{ state: 'sending', orderedBy: by.id, orderedAt: now, looks: 0, lookAt: null, isSentAgain: true, candidates: [] },
      ...(foundBefore && { foundBefore: { ...foundBefore, adas } }),
    } as Changes;
  },
  discard: () => ({ state: 'discarded' }),
};

/** Somebody found it on the portal. */
async function settle(strapi: Core.Strapi, id: string, { by, asked, now }: Stepping): Promise<void> {
  await strapi.db.transaction(({ trx }) => held(strapi, trx, id, { verb: 'settle', by, asked, now }));
  const ada = toAda(asked.ada ?? '');
  const read = await askFor(strapi, ada);
  refuseIf(strapi, 'act' in read ? [] : [say.noSuchAct()]);
  if (!('act' in read)) return;
  await strapi.db.transaction(async ({ trx }) => {
    const row = await held(strapi, trx, id, { verb: 'settle', by, asked, now });
    refuseIf(strapi, read.act.organizationUid === row.organizationUid ? [] : [say.actOfAnother()]);
    const others = await postingRows(trx).count(`WHERE ada = ? AND kind = 'publication' AND id <> ?`, [ada, id]);
    const isAnother = row.kind === 'publication' ? others > 0 : row.ada !== ada;
    refuseIf(strapi, isAnother ? [say.isAnothersPosting()] : []);
    await arrive(strapi, trx, { row, ada, by: by.actor, now });
  });
}

/** Fetches beforehand what the rules will ask for. */
async function known(strapi: Core.Strapi, id: string, { verb, now }: Stepping): Promise<void> {
  if (verb !== 'submit' && verb !== 'approve') return;
  const row = await postingRows(strapi.db.connection).get(id);
  if (row && ['draft', 'submitted'].includes(row.state)) await faultsOf(strapi, row, [], now);
}

async function held(strapi: Core.Strapi, trx: Knex, id: string, { verb, by, asked, now }: Stepping): Promise<PostingRow> {
  const row = await postingRows(trx).hold(id);
  if (!row) throw new errors.NotFoundError();
  const isLookedInto = TABLE[verb].needs.includes('complete') && TABLE[verb].from.includes(row.state);
  const faults = isLookedInto ? await faultsOf(strapi, row, await files(trx, id).all(), now) : [];
  const situation = { ...(await situationOf(strapi, trx, row)), faults };
  refuseIf(strapi, reasonsAgainst({ verb, situation, caller: { id: by.id, may: by.may }, asked }));
  return row;
}

/** A portal that does not answer is a reason against going on, and against nothing else. */
async function faultsFor(strapi: Core.Strapi, row: PostingRow, now: Date): Promise<Refusal[]> {
  if (row.state !== 'draft' && row.state !== 'submitted') return [];
  try {
    return await faultsOf(strapi, row, await files(strapi.db.connection, row.id).all(), now);
  } catch (fault) {
    if (fault instanceof Refused) return [say.portalSilent()];
    throw fault;
  }
}

async function situationOf(strapi: Core.Strapi, db: Knex, row: PostingRow): Promise<Omit<Situation, 'faults'>> {
  return {
    state: row.state,
    revision: row.revision,
    authors: row.authors,
    submittedBy: row.submittedBy,
    isAsApproved: isAsApproved(row, await files(db, row.id).all()),
    wasSent: (await sendings(db, row.id).latest()) !== undefined,
    hasAccount: account(strapi).isSet(),
    isTurnedAway: (await account(strapi).refusedAt()) !== null,
  };
}

export function isAsApproved(row: PostingRow, there: FileRow[]): boolean {
  return row.metadata !== null && row.approvedDigest === digestOf(row, row.metadata, there);
}

/** Over all that goes out. The order of keys is that of the database, which is always the same. */
function digestOf({ kind, ada }: PostingRow, metadata: Metadata, there: FileRow[]): string {
  const parts = there.map(({ part, filename, mimeType, description, sha256 }) => [part, filename, mimeType, description, sha256]);
  return createHash('sha256')
    .update(JSON.stringify([kind, ada, sorted(metadata), parts]))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, sorted(one)]);
}

/** What the log keeps of a step; what was sent is kept with the posting, since the log forgets nobody. */
function afterwards({ kind, ada, said }: PostingRow, { state }: Changes): object {
  const { decisionTypeId, protocolNumber, issueDate } = said;
  return { state, kind, ada, decisionTypeId, protocolNumber, issueDate };
}
