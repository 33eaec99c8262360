import type { Knex } from 'knex';

/** Acts are not drafted, so nobody asks which are published; `decisions_shown` answers in the same order. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw('DROP INDEX IF EXISTS decisions_public_id');
}

export async function down(trx: Knex.Transaction): Promise<void> {
  await trx.raw(
    'CREATE INDEX IF NOT EXISTS decisions_public_id ON decisions (issue_date DESC, id) WHERE published_at IS NOT NULL',
  );
}
