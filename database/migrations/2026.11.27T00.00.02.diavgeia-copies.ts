import type { Knex } from 'knex';

/** Which file of the library a draft from a proposal got, so that it goes when the act is revoked. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw('ALTER TABLE diavgeia_proposals ADD COLUMN file_id integer');
}

export async function down(trx: Knex.Transaction): Promise<void> {
  await trx.raw('ALTER TABLE diavgeia_proposals DROP COLUMN file_id');
}
