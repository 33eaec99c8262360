import type { Knex } from 'knex';

/** What the office posts on the transparency portal itself, with everything that was sent and answered. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw(tables);
}

export async function down(): Promise<void> {
  throw new Error('What was sent to the portal and answered would be lost; restore the backup made before instead.');
}

const tables = `
  CREATE TABLE diavgeia_postings (
    id bigserial PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('publication', 'correction', 'attachments', 'revocation')),
    state text NOT NULL DEFAULT 'draft'
      CHECK (state IN ('draft', 'submitted', 'approved', 'sending', 'posted', 'refused', 'uncertain', 'discarded')),
    organization_uid text NOT NULL,
    ada text,
    act jsonb,
    said jsonb NOT NULL,
    revision integer NOT NULL DEFAULT 1,
    authors integer[] NOT NULL,
    entry_type text,
    entry_document text,
    entry_language text,
    submitted_by integer,
    submitted_at timestamptz,
    approved_by integer,
    approved_at timestamptz,
    approved_digest text,
    metadata jsonb,
    ordered_by integer,
    ordered_at timestamptz,
    found_before jsonb,
    looks integer NOT NULL DEFAULT 0,
    is_sent_again boolean NOT NULL DEFAULT false,
    look_at timestamptz,
    told jsonb NOT NULL DEFAULT '[]',
    candidates jsonb NOT NULL DEFAULT '[]',
    note text,
    begun_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT diavgeia_postings_second_person CHECK (
      state NOT IN ('approved', 'sending', 'posted', 'uncertain')
      OR (submitted_by IS NOT NULL AND approved_by IS NOT NULL AND approved_by <> submitted_by AND approved_by <> ALL (authors))),
    CONSTRAINT diavgeia_postings_second_sender CHECK (
      state NOT IN ('sending', 'posted', 'uncertain')
      OR (ordered_by IS NOT NULL AND ordered_by <> submitted_by AND ordered_by <> ALL (authors))),
    CONSTRAINT diavgeia_postings_number CHECK (ada IS NOT NULL OR (kind = 'publication' AND state <> 'posted'))
  );
  CREATE INDEX diavgeia_postings_state ON diavgeia_postings (state, changed_at DESC);
  CREATE INDEX diavgeia_postings_entry ON diavgeia_postings (entry_document) WHERE entry_document IS NOT NULL;
  CREATE UNIQUE INDEX diavgeia_postings_ada ON diavgeia_postings (ada) WHERE kind = 'publication' AND ada IS NOT NULL;
  CREATE TABLE diavgeia_contents (
    sha256 text PRIMARY KEY,
    content bytea NOT NULL
  );
  ALTER TABLE diavgeia_contents ALTER COLUMN content SET STORAGE EXTERNAL;
  CREATE TABLE diavgeia_posting_files (
    id bigserial PRIMARY KEY,
    posting_id bigint NOT NULL REFERENCES diavgeia_postings ON DELETE CASCADE,
    part text NOT NULL CHECK (part IN ('document', 'attachment')),
    filename text NOT NULL,
    mime_type text NOT NULL,
    description text NOT NULL DEFAULT '',
    size integer NOT NULL,
    sha256 text NOT NULL REFERENCES diavgeia_contents
  );
  CREATE INDEX diavgeia_posting_files_posting ON diavgeia_posting_files (posting_id);
  CREATE INDEX diavgeia_posting_files_content ON diavgeia_posting_files (sha256);
  CREATE UNIQUE INDEX diavgeia_posting_files_document ON diavgeia_posting_files (posting_id) WHERE part = 'document';
  CREATE TABLE diavgeia_sendings (
    id bigserial PRIMARY KEY,
    posting_id bigint NOT NULL REFERENCES diavgeia_postings,
    number integer NOT NULL,
    metadata text NOT NULL,
    files jsonb NOT NULL,
    out_at timestamptz,
    ended_at timestamptz,
    outcome text CHECK (outcome IN ('posted', 'refused', 'account-refused', 'not-served', 'lost', 'not-sent')),
    is_settled boolean NOT NULL DEFAULT false,
    status integer,
    answer text,
    fault text,
    UNIQUE (posting_id, number)
  );
  CREATE TABLE diavgeia_account (
    is_here boolean PRIMARY KEY DEFAULT true CHECK (is_here),
    refused_at timestamptz NOT NULL
  );
  CREATE TABLE diavgeia_lists (
    name text PRIMARY KEY,
    content jsonb NOT NULL,
    read_at timestamptz NOT NULL
  )`;
