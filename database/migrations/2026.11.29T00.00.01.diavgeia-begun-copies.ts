import type { Knex } from 'knex';

/** A copy of a document is noted before it is written, so that a process killed meanwhile leaves no file that nobody knows. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`
    ALTER TABLE diavgeia_documents DROP CONSTRAINT diavgeia_documents_state_check,
      ADD CONSTRAINT diavgeia_documents_state_check CHECK (state IN ('begun', 'kept', 'failed'))`);
}

export async function down(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`
    DELETE FROM diavgeia_documents WHERE state = 'begun';
    ALTER TABLE diavgeia_documents DROP CONSTRAINT diavgeia_documents_state_check,
      ADD CONSTRAINT diavgeia_documents_state_check CHECK (state IN ('kept', 'failed'))`);
}
