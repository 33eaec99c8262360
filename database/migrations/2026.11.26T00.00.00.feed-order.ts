import type { Knex } from 'knex';

/** The order in which feeds tell of releases, so that the newest of a hundred thousand are found without sorting them. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw(
    `CREATE INDEX IF NOT EXISTS press_releases_public_feed ON press_releases (locale, public_updated_at DESC, document_id)
     WHERE published_at IS NOT NULL`,
  );
}

export async function down(trx: Knex.Transaction): Promise<void> {
  await trx.raw('DROP INDEX IF EXISTS press_releases_public_feed');
}
