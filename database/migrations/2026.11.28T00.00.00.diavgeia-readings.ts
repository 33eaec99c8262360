import type { Knex } from 'knex';

/** What a reading of a window was given, and what had been seen before it: readings of the same state of the portal add up. */
export async function up(trx: Knex): Promise<void> {
  await trx.raw(
    'ALTER TABLE diavgeia_windows ADD COLUMN items integer NOT NULL DEFAULT 0, ADD COLUMN before integer NOT NULL DEFAULT 0',
  );
}

export async function down(trx: Knex): Promise<void> {
  await trx.raw('ALTER TABLE diavgeia_windows DROP COLUMN items, DROP COLUMN before');
}
