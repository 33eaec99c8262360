import type { Knex } from 'knex';

/** When the texts that no desk clears (topics, bodies, places) last changed, and when somebody last saw to them. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`
    CREATE TABLE fallback_texts (
      type text NOT NULL,
      document text NOT NULL,
      language text NOT NULL,
      changed_at timestamptz,
      looked_at timestamptz NOT NULL,
      PRIMARY KEY (type, document, language)
    )`);
}

export async function down(trx: Knex.Transaction): Promise<void> {
  await trx.raw('DROP TABLE fallback_texts');
}
