import type { Knex } from 'knex';

/** How often each address came with a wrong link within the minute. Nothing is lost with it, so it is not written to the log. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw(
    'CREATE UNLOGGED TABLE embargo_wrong_tokens (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)',
  );
}

export async function down(trx: Knex.Transaction): Promise<void> {
  await trx.raw('DROP TABLE embargo_wrong_tokens');
}
