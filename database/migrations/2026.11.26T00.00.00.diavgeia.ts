import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** The mirror of the transparency portal: what it holds of each act beside the public entry, and how far it has come. */
export async function up(trx: Knex.Transaction, db: Core.Strapi['db']): Promise<void> {
  if (!(await trx.schema.hasTable('decision_units'))) await db.schema.syncSchema();
  await trx.raw(`UPDATE decisions SET exposure = 'public' WHERE exposure IS NULL`);
  for (const table of ['decision_units', 'decision_signers', 'decision_categories'])
    await trx.raw(`CREATE UNIQUE INDEX ${table}_uid ON ${table} (uid)`);
  await trx.raw(tables);
}

export async function down(): Promise<void> {
  throw new Error('The versions of acts that the portal no longer has would be lost; restore the backup made before instead.');
}

const tables = `
  CREATE INDEX decisions_shown ON decisions (issue_date DESC, id) WHERE exposure <> 'hidden';
  CREATE INDEX decisions_type ON decisions (decision_type_uid, issue_date DESC);
  CREATE INDEX decisions_organization_uid ON decisions (organization_uid, issue_date DESC);
  CREATE INDEX decisions_amount ON decisions (amount) WHERE amount IS NOT NULL;
  CREATE TABLE diavgeia_acts (
    ada text PRIMARY KEY,
    organization_uid text NOT NULL,
    version_id text,
    status text NOT NULL,
    issued_at timestamptz,
    submitted_at timestamptz,
    number integer NOT NULL,
    digest text NOT NULL,
    seen_at timestamptz NOT NULL,
    missing_since timestamptz,
    raw jsonb
  );
  CREATE INDEX diavgeia_acts_window ON diavgeia_acts (organization_uid, issued_at);
  CREATE TABLE diavgeia_versions (
    ada text NOT NULL,
    number integer NOT NULL,
    version_id text,
    at timestamptz,
    status text NOT NULL,
    changes jsonb NOT NULL,
    raw jsonb,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (ada, number)
  );
  CREATE TABLE diavgeia_mirrors (
    organization_uid text PRIMARY KEY,
    as_of timestamptz,
    filled_at timestamptz,
    swept_at timestamptz,
    tried_at timestamptz,
    fault text
  );
  CREATE TABLE diavgeia_walks (
    id bigserial PRIMARY KEY,
    organization_uid text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('backfill', 'sync', 'sweep')),
    submitted_from date NOT NULL,
    submitted_to date NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed')),
    begun_at timestamptz NOT NULL,
    ended_at timestamptz,
    added integer NOT NULL DEFAULT 0,
    changed integer NOT NULL DEFAULT 0,
    revoked integer NOT NULL DEFAULT 0,
    refused integer NOT NULL DEFAULT 0,
    missing integer NOT NULL DEFAULT 0
  );
  CREATE UNIQUE INDEX diavgeia_walks_open ON diavgeia_walks (organization_uid) WHERE state = 'open';
  CREATE TABLE diavgeia_windows (
    id bigserial PRIMARY KEY,
    walk_id bigint NOT NULL REFERENCES diavgeia_walks ON DELETE CASCADE,
    issued_from date NOT NULL,
    issued_to date NOT NULL,
    submitted_from date NOT NULL,
    submitted_to date NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed')),
    page integer NOT NULL DEFAULT 0,
    size integer NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    total integer,
    head text,
    seen text[] NOT NULL DEFAULT '{}',
    fault text
  );
  CREATE INDEX diavgeia_windows_walk ON diavgeia_windows (walk_id, state, issued_from DESC);
  CREATE TABLE diavgeia_aside (
    organization_uid text NOT NULL,
    key text NOT NULL,
    ada text,
    reason text NOT NULL,
    raw jsonb,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (organization_uid, key)
  );
  CREATE TABLE diavgeia_exposures (
    subject text PRIMARY KEY,
    exposure text NOT NULL CHECK (exposure IN ('public', 'masked', 'hidden'))
  )`;
