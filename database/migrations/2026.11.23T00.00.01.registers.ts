import type { Knex } from 'knex';

/**
 * The registers' tables. The database itself gives the numbers: the series' row stays locked until the transaction
 * ends, so a rollback gives its number back and nobody else has gone past it.
 */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw(tables);
  await trx.raw(giving);
  await trx.raw(refusing);
}

export async function down(): Promise<void> {
  throw new Error('Numbers once given are not taken away; restore the backup made before them instead.');
}

const tables = `
  CREATE TABLE register_series (
    type text NOT NULL,
    organization text NOT NULL,
    year integer NOT NULL CHECK (year BETWEEN 1900 AND 9999),
    last integer NOT NULL CHECK (last >= 0),
    PRIMARY KEY (type, organization, year)
  );
  CREATE TABLE register_numbers (
    type text NOT NULL,
    organization text NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    document_type text NOT NULL,
    document_id text NOT NULL,
    title text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (type, organization, year, number),
    UNIQUE (document_type, document_id),
    FOREIGN KEY (type, organization, year) REFERENCES register_series
  );
  CREATE INDEX register_numbers_book ON register_numbers (type, year, organization, number)`;

const giving = `
  CREATE FUNCTION register_give() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO register_series AS s VALUES (NEW.type, NEW.organization, NEW.year, 1)
      ON CONFLICT (type, organization, year) DO UPDATE SET last = s.last + 1 RETURNING last INTO NEW.number;
    RETURN NEW;
  END $$;
  CREATE TRIGGER register_give BEFORE INSERT ON register_numbers FOR EACH ROW EXECUTE FUNCTION register_give();
  ALTER TABLE register_numbers ENABLE ALWAYS TRIGGER register_give`;

const refusing = `
  CREATE FUNCTION register_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_TABLE_NAME = 'register_series' AND TG_OP = 'UPDATE' THEN
      IF (NEW.type, NEW.organization, NEW.year) = (OLD.type, OLD.organization, OLD.year)
        AND NEW.last >= coalesce((SELECT max(number) FROM register_numbers AS n
          WHERE (n.type, n.organization, n.year) = (NEW.type, NEW.organization, NEW.year)), 0) THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'A number once given stays: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END $$;
  ${['register_series', 'register_numbers'].map(refusals).join('')}`;

function refusals(table: string): string {
  return `
  CREATE TRIGGER ${table}_refuse BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION register_refuse();
  CREATE TRIGGER ${table}_refuse_all BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION register_refuse();
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_refuse;
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_refuse_all;`;
}
