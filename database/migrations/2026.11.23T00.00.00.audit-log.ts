import type { Knex } from 'knex';

import { canonicalForm, GENESIS } from '../../src/plugins/audit/shared/canonical';

/** Youngest age in days at which the database lets entries go, whatever the setting says. */
const YOUNGEST = 30;

/**
 * The log's tables. Three rules are kept by the database itself: a row is chained to the one before it when it is
 * written, nothing is changed or removed, and only old rows go, all up to one whose number and hash stay as an anchor.
 */
export async function up(trx: Knex.Transaction): Promise<void> {
  const { rows } = await trx.raw('SELECT quote_ident(current_schema()) AS schema');
  const schema: string = rows[0].schema;
  await trx.raw(tables);
  await trx.raw(`INSERT INTO audit_head (number, hash) VALUES (?, ?)`, [GENESIS.number, GENESIS.hash]);
  await trx.raw(appending(schema));
  await trx.raw(refusing(schema));
  await trx.raw(retaining(schema));
}

export async function down(): Promise<void> {
  throw new Error('The log is not taken away; restore the backup made before it instead.');
}

const tables = `
  CREATE TABLE audit_log (
    number bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    act text NOT NULL,
    actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'token', 'link', 'system')),
    actor_id text,
    actor_name text NOT NULL,
    type text,
    document_id text,
    locale text,
    title text,
    says text,
    before jsonb,
    after jsonb,
    note text,
    ip text,
    user_agent text,
    former text NOT NULL,
    hash text NOT NULL
  );
  CREATE INDEX audit_log_act ON audit_log (act, number);
  CREATE INDEX audit_log_actor ON audit_log (actor_id, number);
  CREATE INDEX audit_log_document ON audit_log (type, document_id, number);
  CREATE INDEX audit_log_at ON audit_log (at);
  CREATE TABLE audit_head (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), number bigint NOT NULL, hash text NOT NULL);
  CREATE TABLE audit_anchors (number bigint PRIMARY KEY, hash text NOT NULL, removed bigint NOT NULL, at timestamptz NOT NULL)`;

/** Runs with the rights of the tables' owner, so that the application's role needs none on the head. */
const guarded = (schema: string) => `LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp`;

const appending = (schema: string) => `
  CREATE FUNCTION audit_append() RETURNS trigger ${guarded(schema)} SET lock_timeout = '20s' AS $$
  DECLARE head ${schema}.audit_head;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit_log'));
    SELECT * INTO STRICT head FROM ${schema}.audit_head FOR UPDATE;
    NEW.number := head.number + 1;
    NEW.at := clock_timestamp();
    NEW.former := head.hash;
    NEW.hash := encode(sha256(convert_to(${canonicalForm('NEW')}, 'UTF8')), 'hex');
    UPDATE ${schema}.audit_head SET number = NEW.number, hash = NEW.hash;
    RETURN NEW;
  END $$;
  CREATE TRIGGER audit_append BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_append();
  ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_append`;

/** A row may go only once an anchor covers it; the head moves only when a row is appended, never by itself. */
const refusing = (schema: string) => `
  CREATE FUNCTION audit_refuse() RETURNS trigger ${guarded(schema)} AS $$
  BEGIN
    IF TG_TABLE_NAME = 'audit_log' AND TG_OP = 'DELETE' THEN
      IF OLD.number <= (SELECT max(number) FROM ${schema}.audit_anchors) THEN RETURN OLD; END IF;
    ELSIF TG_TABLE_NAME = 'audit_head' AND TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN
      IF NEW.number = OLD.number + 1 THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'The log is only added to: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END $$;
  ${['audit_log', 'audit_head', 'audit_anchors'].map(refusals).join('')}`;

const refusals = (table: string) => `
  CREATE TRIGGER ${table}_refuse BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION audit_refuse();
  CREATE TRIGGER ${table}_refuse_all BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_refuse;
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_refuse_all;`;

/** An anchor takes its hash from the row it names and the rows up to it away: there is no other way to remove one. */
const retaining = (schema: string) => `
  CREATE FUNCTION audit_anchor() RETURNS trigger ${guarded(schema)} AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit_log'));
    IF EXISTS (SELECT FROM ${schema}.audit_log WHERE number <= NEW.number AND at > now() - interval '${YOUNGEST} days') THEN
      RAISE EXCEPTION 'Entries younger than ${YOUNGEST} days stay in the log' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT hash INTO STRICT NEW.hash FROM ${schema}.audit_log WHERE number = NEW.number;
    SELECT count(*) INTO NEW.removed FROM ${schema}.audit_log WHERE number <= NEW.number;
    NEW.at := clock_timestamp();
    RETURN NEW;
  END $$;
  CREATE FUNCTION audit_remove() RETURNS trigger ${guarded(schema)} AS $$
  BEGIN
    DELETE FROM ${schema}.audit_log WHERE number <= NEW.number;
    RETURN NULL;
  END $$;
  CREATE FUNCTION audit_retain(days integer, OUT up_to bigint, OUT removed bigint) ${guarded(schema)} AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit_log'));
    SELECT coalesce(min(number), (SELECT number + 1 FROM ${schema}.audit_head)) - 1 INTO up_to
      FROM ${schema}.audit_log WHERE at >= now() - make_interval(days => days);
    removed := 0;
    IF EXISTS (SELECT FROM ${schema}.audit_log WHERE number <= up_to) THEN
      INSERT INTO ${schema}.audit_anchors AS a (number, hash, removed, at) VALUES (up_to, '', 0, now()) RETURNING a.removed INTO removed;
    END IF;
  END $$;
  CREATE TRIGGER audit_anchor BEFORE INSERT ON audit_anchors FOR EACH ROW EXECUTE FUNCTION audit_anchor();
  CREATE TRIGGER audit_remove AFTER INSERT ON audit_anchors FOR EACH ROW EXECUTE FUNCTION audit_remove();
  ALTER TABLE audit_anchors ENABLE ALWAYS TRIGGER audit_anchor;
  ALTER TABLE audit_anchors ENABLE ALWAYS TRIGGER audit_remove;
  REVOKE EXECUTE ON FUNCTION audit_retain FROM PUBLIC`;
