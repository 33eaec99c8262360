import type { Knex } from 'knex';

/** What the portal tells of earlier versions, how far a new decision about personal data has been applied, and copies of documents. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`
    ALTER TABLE diavgeia_acts ADD COLUMN log_version text;
    ALTER TABLE diavgeia_versions ADD COLUMN description text;
    ALTER TABLE diavgeia_exposures ADD COLUMN decided_by text, ADD COLUMN decided_at timestamptz;
    CREATE TABLE diavgeia_exposing (
      single boolean PRIMARY KEY DEFAULT true CHECK (single),
      done integer NOT NULL,
      total integer NOT NULL,
      changed integer NOT NULL,
      begun_at timestamptz NOT NULL,
      ended_at timestamptz
    );
    CREATE TABLE diavgeia_documents (
      ada text PRIMARY KEY,
      version_id text,
      state text NOT NULL CHECK (state IN ('kept', 'failed')),
      file jsonb,
      sha256 text,
      size bigint,
      tries integer NOT NULL DEFAULT 0,
      fault text,
      tried_at timestamptz NOT NULL
    )`);
}

export async function down(): Promise<void> {
  throw new Error('What was learnt of earlier versions would be lost; restore the backup made before instead.');
}
