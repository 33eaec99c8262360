import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Actor } from '../../../audit/api';
import type { Ada } from '../../shared/ada';
import { orderFetching } from './ordering';
import { type Changes, type PostingRow, postingRows } from './rows';
import { sendings } from './sendings';
import { tell } from './telling';

type Ended = { row: PostingRow; by: Actor; now: Date };

/** It is on the portal: the number goes onto the posting and its entry, and the act is fetched at once. In the open transaction. */
export async function arrive(strapi: Core.Strapi, trx: Knex, { row, ada, by, now }: Ended & { ada: Ada }): Promise<void> {
  const latest = await sendings(trx, row.id).latest();
  if (latest && !latest.isSettled) await sendings(trx, row.id).end(latest.number, { outcome: 'posted' }, now);
  await postingRows(trx).change(row.id, { state: 'posted', ada, lookAt: null, told: [], candidates: [] }, now);
  await orderFetching(strapi, { ada, id: row.id });
  await tell(strapi, { row: { ...row, ada }, what: 'posted', by, after: { state: 'posted', kind: row.kind, ada } });
}

/** It did not go as it should; `what` is the step as the log names it. */
export async function halt(
  strapi: Core.Strapi,
  trx: Knex,
  { row, by, now, what, changes }: Ended & { what: string; changes: Changes },
): Promise<void> {
  await postingRows(trx).change(row.id, { lookAt: null, ...changes }, now);
  const { state, told, candidates } = changes;
  await tell(strapi, {
    row,
    what,
    by,
    after: { state, ...(told?.length && { told }), ...(candidates?.length && { candidates }) },
  });
}
