import type { Knex } from 'knex';

import { CAREFUL, type Exposure, type Table } from '../../shared/exposure';

const LOCK = 4_719_003;

/**
 * What the office decided, for as long as the open transaction writes by it: until it ends, nobody decides anything else, so that
 * whoever applies a new decision to all acts finds those that were written by the old one.
 */
export async function tableFor(trx: Knex): Promise<Table> {
  await trx.raw('SELECT pg_advisory_xact_lock_shared(?)', [LOCK]);
  return tableIn(trx);
}

export async function tableIn(db: Knex): Promise<Table> {
  const rows = await db<{ subject: string; exposure: Exposure }>('diavgeia_exposures').select('subject', 'exposure');
  return { ...CAREFUL, ...Object.fromEntries(rows.map(({ subject, exposure }) => [subject, exposure])) };
}

/** Waits for those who write by what was decided before. */
export async function holdTable(trx: Knex): Promise<void> {
  await trx.raw('SELECT pg_advisory_xact_lock(?)', [LOCK]);
}
