import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type Refusal, refuseIf } from '../../../../office/refusal';
import { audit } from '../../../audit/api';
import type { Ada } from '../../shared/ada';
import * as against from '../../shared/proposal-refusals';
import type { Makes } from '../../shared/suggesting';
import { type Copy, copyDocument, removeCopy } from './document';
import { makeDraft, TYPE_OF } from './drafting';

export type Answer = 'yes' | 'no' | 'undo';
export type State = 'open' | 'accepted' | 'declined' | 'gone';
type By = { id: number; name: string };
type Row = {
  ada: Ada;
  state: State;
  makes: Makes;
  kind: string;
  decided_by_name: string | null;
  type: string | null;
  document: string | null;
  written_at: Date | null;
  file_id: number | null;
  exposure: string | null;
  decision_status: string | null;
};
export type Deciding = { ada: Ada; answer: Answer; makes?: Makes | undefined; kind?: string | undefined; by: By; now: Date };
export type Decided = { ada: Ada; state: State; type: string | null; document: string | null };
type Desk = { strapi: Core.Strapi; trx: Knex };

/** Yes makes a draft, no is remembered, undo takes either back. Each is one transaction with its entry in the log. */
export async function decide(strapi: Core.Strapi, deciding: Deciding): Promise<Decided> {
  const { ada, answer } = deciding;
  if (answer === 'no') return strapi.db.transaction(({ trx }) => decline({ strapi, trx }, deciding));
  if (answer === 'undo') return strapi.db.transaction(({ trx }) => undo({ strapi, trx }, deciding));
  // The portal may take its time, so its document is had before the transaction begins.
  refuseIf(strapi, refusalsToDecide(await look(strapi.db.connection, ada)));
  const copy = await copyDocument(strapi, ada);
  try {
    return await strapi.db.transaction(({ trx }) => accept({ strapi, trx }, deciding, copy));
  } catch (fault) {
    if (copy) await removeCopy(strapi, copy);
    throw fault;
  }
}

async function accept({ strapi, trx }: Desk, deciding: Deciding, copy: Copy | null): Promise<Decided> {
  const { ada, by, now } = deciding;
  const row = await look(trx, ada, true);
  refuseIf(strapi, refusalsToDecide(row));
  const makes = deciding.makes ?? row?.makes ?? 'release';
  const kind = deciding.kind ?? row?.kind ?? 'announcement';
  const { documentId: document, locale, title, writtenAt } = await makeDraft(strapi, { ada, makes, kind, by, copy });
  const type = TYPE_OF[makes];
  await settle(trx, {
    ada,
    state: 'accepted',
    by,
    now,
    makes,
    kind,
    type,
    document,
    written_at: writtenAt,
    file_id: copy?.id ?? null,
  });
  await record(strapi, 'accepted', ada, { type, documentId: document, locale, title });
  return { ada, state: 'accepted', type, document };
}

async function decline({ strapi, trx }: Desk, { ada, by, now }: Deciding): Promise<Decided> {
  refuseIf(strapi, refusalsToDecide(await look(trx, ada, true)));
  await settle(trx, { ada, state: 'declined', by, now });
  await record(strapi, 'declined', ada);
  return { ada, state: 'declined', type: null, document: null };
}

async function undo({ strapi, trx }: Desk, { ada }: Deciding): Promise<Decided> {
  const row = await look(trx, ada, true);
  if (!row || !['accepted', 'declined'].includes(row.state)) refuseIf(strapi, [against.nothingToUndo()]);
  if (row?.state === 'accepted') await takeDraftBack(strapi, row);
  const state = row?.decision_status === 'published' && row.exposure === 'public' ? 'open' : 'gone';
  const nobody = {
    decided_at: null,
    decided_by: null,
    decided_by_name: null,
    type: null,
    document: null,
    written_at: null,
    file_id: null,
  };
  await trx('diavgeia_proposals')
    .where({ ada })
    .update({ state, ...nobody });
  await record(strapi, 'undone', ada);
  return { ada, state, type: null, document: null };
}

/** A draft in which somebody has written stays; whoever may, deletes it like any other. */
async function takeDraftBack(strapi: Core.Strapi, { type, document, written_at, file_id }: Row): Promise<void> {
  if (!type || !document) return;
  const rows: { updatedAt: string; publishedAt: string | null }[] = await strapi.db
    .query(type as 'api::event.event')
    .findMany({ where: { documentId: document } });
  if (rows.length === 0) return;
  const isTouched = rows.some(
    ({ updatedAt, publishedAt }) => publishedAt !== null || new Date(updatedAt).getTime() !== written_at?.getTime(),
  );
  refuseIf(strapi, isTouched || rows.length > 1 ? [against.workedOn()] : []);
  await strapi.documents(type as 'api::event.event').delete({ documentId: document, locale: '*' });
  if (file_id !== null) await removeCopy(strapi, { id: file_id });
}

type Settling = { ada: Ada; state: State; by: By; now: Date } & Partial<
  Pick<Row, 'makes' | 'kind' | 'type' | 'document' | 'written_at' | 'file_id'>
>;

async function settle(trx: Knex, { ada, by, now, ...rest }: Settling): Promise<void> {
  await trx('diavgeia_proposals')
    .where({ ada })
    .update({ ...rest, decided_at: now, decided_by: by.id, decided_by_name: by.name });
}

type Subject = { type: string; documentId: string; locale: string; title: string };

/** Last in its transaction, since the log is closed to others until that ends. */
async function record(strapi: Core.Strapi, what: string, ada: Ada, subject: Subject | null = null): Promise<void> {
  await audit(strapi).record({ act: `diavgeia.proposal-${what}`, by: audit(strapi).actor(), subject, after: { ada } });
}

/** The proposal with how its act stands, held until the transaction ends where it is to be decided. */
async function look(db: Knex, ada: Ada, isHeld = false): Promise<Row | undefined> {
  const { rows } = (await db.raw(
    `SELECT proposed.*, decisions.exposure, decisions.decision_status FROM diavgeia_proposals AS proposed
       LEFT JOIN decisions ON decisions.ada = proposed.ada WHERE proposed.ada = ? ${isHeld ? 'FOR UPDATE OF proposed' : ''}`,
    [ada],
  )) as { rows: Row[] };
  return rows[0];
}

function refusalsToDecide(row: Row | undefined): Refusal[] {
  if (!row || row.state === 'gone' || row.exposure !== 'public' || row.decision_status !== 'published')
    return [against.actGone()];
  return row.state === 'open' ? [] : [against.decidedBefore(row.decided_by_name ?? '')];
}
