import type { Knex } from 'knex';

/**
 * What has no date stands beside what is near in every search; there is little of it, and it is read at once. What is near is found by
 * marks for months now, and no longer by walking along dates.
 */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw('CREATE INDEX IF NOT EXISTS search_entries_standing ON search_entries (locale) WHERE date IS NULL');
  await trx.raw('DROP INDEX IF EXISTS search_entries_newest, search_entries_newest_of_all');
}

export async function down(): Promise<void> {
  throw new Error('The search is not taken away; restore the backup made before it instead.');
}
