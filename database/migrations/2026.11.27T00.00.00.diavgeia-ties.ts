import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** What ties the acts of the portal to the office's work: citations, proposals, calls, and what must go to the press. */
export async function up(trx: Knex.Transaction, db: Core.Strapi['db']): Promise<void> {
  if (!(await trx.schema.hasColumn('press_releases', 'cited_adas'))) await db.schema.syncSchema();
  await trx.raw(tables);
  for (const table of ['press_releases', 'events', 'consultations', 'sponsors'])
    await trx.raw(`CREATE INDEX ${table}_cited_adas ON ${table} USING gin (cited_adas jsonb_path_ops)`);
}

export async function down(): Promise<void> {
  throw new Error('What was decided about proposals and the proofs of the press would be lost; restore the backup made before.');
}

const tables = `
  CREATE TABLE diavgeia_citation_notices (
    id bigserial PRIMARY KEY,
    type text NOT NULL,
    document text NOT NULL,
    ada text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('corrected', 'pending-revocation', 'revoked', 'missing')),
    version_id text NOT NULL,
    at timestamptz NOT NULL,
    told_at timestamptz,
    done_at timestamptz,
    done_by integer,
    done_by_name text,
    UNIQUE (type, document, ada, kind, version_id)
  );
  CREATE INDEX diavgeia_citation_notices_open ON diavgeia_citation_notices (type, document) WHERE done_at IS NULL;
  CREATE INDEX diavgeia_citation_notices_untold ON diavgeia_citation_notices (id) WHERE told_at IS NULL;
  CREATE TABLE diavgeia_rules (
    id bigserial PRIMARY KEY,
    code text UNIQUE,
    name text NOT NULL,
    is_on boolean NOT NULL,
    types text[] NOT NULL DEFAULT '{}',
    units text[] NOT NULL DEFAULT '{}',
    words text[] NOT NULL DEFAULT '{}',
    not_words text[] NOT NULL DEFAULT '{}',
    makes text NOT NULL CHECK (makes IN ('release', 'event')),
    kind text NOT NULL
  );
  CREATE TABLE diavgeia_proposals (
    ada text PRIMARY KEY,
    rule_id bigint REFERENCES diavgeia_rules ON DELETE SET NULL,
    makes text NOT NULL,
    kind text NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'gone')),
    proposed_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by integer,
    decided_by_name text,
    type text,
    document text,
    written_at timestamptz
  );
  CREATE INDEX diavgeia_proposals_open ON diavgeia_proposals (proposed_at DESC) WHERE state = 'open';
  CREATE TABLE diavgeia_calls (
    ada text PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('tender', 'job', 'prize', 'grant', 'other')),
    deadline_at timestamptz,
    deadline_from text CHECK (deadline_from IN ('subject', 'person')),
    is_off boolean NOT NULL DEFAULT false,
    posted_at timestamptz NOT NULL,
    revision integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    set_by integer,
    set_by_name text,
    set_at timestamptz
  );
  CREATE INDEX diavgeia_calls_deadline ON diavgeia_calls (deadline_at);
  CREATE TABLE diavgeia_press (
    ada text PRIMARY KEY,
    posted_at timestamptz NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'not-needed')),
    newspaper text,
    published_on date,
    file_id integer,
    note text,
    done_by integer,
    done_by_name text,
    done_at timestamptz
  );
  CREATE INDEX diavgeia_press_open ON diavgeia_press (due_on) WHERE state = 'open';
`;
