import { Client } from 'pg';

import { explain, inOneSentence, refuse, type Facts } from './database-faults';
import { OfficeError } from './office-error';
import { openDatabase } from './postgres/embedded';
import { ROOT } from './root';
import type { Settings } from './settings';

export type Log = (sentence: string) => void;
type Address = { url: string; isEncrypted: boolean };
export type OpenDatabase = Address & { isEmbedded: boolean; stop(): Promise<void> };
type Opening = { settings: Settings; isServer: boolean; log: Log };

/** The office's PostgreSQL: the one DATABASE_URL names, or the embedded one, started. Refuses with one sentence what will not do. */
export async function openOfficeDatabase({ settings, isServer, log }: Opening): Promise<OpenDatabase> {
  if (settings.DATABASE_URL === undefined) {
    const embedded = await openDatabase({ root: ROOT, exclusive: isServer && settings.ROLE !== 'worker', log });
    return { ...embedded, isEncrypted: false, isEmbedded: true };
  }
  const named = { url: settings.DATABASE_URL, isEncrypted: settings.DATABASE_SSL };
  await examine(named);
  return { ...named, isEmbedded: false, stop: async () => undefined };
}

/** A connection beside the application's own; the caller ends it. */
export async function connect({ url, isEncrypted }: Address): Promise<Client> {
  const client = newClient({ url, isEncrypted });
  try {
    await client.connect();
    return client;
  } catch (cause) {
    // Else its socket would keep trying, and the process with it.
    void client.end().catch(() => undefined);
    throw new OfficeError(explain(cause as Error, client), { cause });
  }
}

type Turn = { database: Address; what: 'start' | 'seeding'; log: Log };

/** Of several processes on one database each does this alone; one that must wait for another says so. */
export async function oneAtATime<T>({ database, what, log }: Turn, act: () => Promise<T>): Promise<T> {
  const client = await connect(database);
  try {
    await client.query('SET statement_timeout = 0; SET lock_timeout = 0; SET idle_session_timeout = 0');
    const lock = `hashtext('office ${what}')`;
    const { rows } = await client.query<{ taken: boolean }>(`SELECT pg_try_advisory_lock(${lock}) AS taken`);
    if (!rows[0]?.taken) {
      log('Another process is setting this database up; waiting for it …');
      await client.query(`SELECT pg_advisory_lock(${lock})`);
    }
    return await act();
  } catch (fault) {
    throw inOneSentence(fault, client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function newClient({ url, isEncrypted }: Address): Client {
  const client = new Client({
    connectionString: url,
    ssl: isEncrypted && { rejectUnauthorized: true },
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // Without a listener a broken connection would end the process; the next query tells of it anyway.
  client.on('error', () => undefined);
  return client;
}

async function examine(address: Address): Promise<void> {
  const client = await connect(address);
  try {
    const { rows } = await client.query<Facts>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding,
              current_setting('transaction_read_only') = 'on' AS is_read_only,
              has_schema_privilege(current_schema(), 'CREATE') AND has_database_privilege(current_database(), 'CREATE') AS may_create,
              (SELECT string_agg(wanted, ' and ') FROM unnest('{pg_trgm,unaccent}'::text[]) AS wanted
                WHERE wanted NOT IN (SELECT name FROM pg_available_extensions)) AS missing,
              current_user AS login, current_database() AS database`,
    );
    if (rows[0]) refuse(rows[0]);
  } catch (fault) {
    throw inOneSentence(fault, client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
