import { Client, type DatabaseError } from 'pg';

import { OfficeError } from './office-error';
import { openDatabase } from './postgres/embedded';
import { ROOT } from './root';
import type { Settings } from './settings';

export type Log = (sentence: string) => void;
export type OpenDatabase = { url: string; isEmbedded: boolean; stop(): Promise<void> };
type Opening = { settings: Settings; isServer: boolean; log: Log };

const OLDEST = 14;

/** The office's PostgreSQL: the one DATABASE_URL names, or the embedded one, started. Refuses with one sentence what will not do. */
export async function openOfficeDatabase({ settings, isServer, log }: Opening): Promise<OpenDatabase> {
  if (settings.DATABASE_URL === undefined) {
    const embedded = await openDatabase({ root: ROOT, exclusive: isServer && settings.ROLE !== 'worker', log });
    return { ...embedded, isEmbedded: true };
  }
  await examine(settings.DATABASE_URL, settings.DATABASE_SSL);
  return { url: settings.DATABASE_URL, isEmbedded: false, stop: async () => undefined };
}

/** Several processes may start on one database at once; they make its tables one after the other. */
export async function oneAtATime<T>(url: string, act: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('office start'))`);
    return await act();
  } finally {
    await client.end();
  }
}

async function examine(url: string, isEncrypted: boolean): Promise<void> {
  const client = new Client({
    connectionString: url,
    ssl: isEncrypted && { rejectUnauthorized: true },
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding,
              has_schema_privilege(current_schema(), 'CREATE') AND has_database_privilege(current_database(), 'CREATE') AS may_create,
              current_user AS login, current_database() AS database`,
    );
    refuse(rows[0]);
  } catch (cause) {
    throw cause instanceof OfficeError ? cause : new OfficeError(explain(cause as DatabaseError, url), { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Facts = { version: number; encoding: string; may_create: boolean | null; login: string; database: string };

function refuse({ version, encoding, may_create: mayCreate, login, database }: Facts): void {
  if (version < OLDEST)
    throw new OfficeError(
      `The database is PostgreSQL ${version}; Deltio needs ${OLDEST} or newer: upgrade it or name another in DATABASE_URL.`,
    );
  if (encoding !== 'UTF8')
    throw new OfficeError(
      `The database “${database}” is encoded in ${encoding}; create one with ENCODING 'UTF8' and name it in DATABASE_URL.`,
    );
  if (!mayCreate) {
    throw new OfficeError(
      `“${login}” may not create tables in the database “${database}”; let its owner run: GRANT CREATE ON DATABASE "${database}" TO "${login}"; GRANT CREATE ON SCHEMA public TO "${login}";`,
    );
  }
}

function explain({ code, message }: { code?: string; message: string }, url: string): string {
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname}:${port || 5432}`;
  const login = decodeURIComponent(username);
  const reasons: Record<string, string> = {
    ECONNREFUSED: `No database answers at ${server}; start PostgreSQL there or correct DATABASE_URL.`,
    ENOTFOUND: `There is no host “${hostname}”; correct DATABASE_URL.`,
    EAI_AGAIN: `The host “${hostname}” could not be looked up; check the network or correct DATABASE_URL.`,
    ETIMEDOUT: `The database at ${server} does not answer in time; check the network and DATABASE_URL.`,
    '28P01': `The database at ${server} refuses the password of “${login}”; correct DATABASE_URL.`,
    '28000': `The database at ${server} does not let “${login}” in; correct DATABASE_URL or the server's pg_hba.conf.`,
    '3D000': `There is no database “${pathname.slice(1)}” at ${server}; create it or correct DATABASE_URL.`,
    '53300': `The database at ${server} has no free connections; raise its max_connections or lower DATABASE_POOL_MAX.`,
    '57P03': `The database at ${server} is still starting; try again in a moment.`,
  };
  return reasons[code ?? ''] ?? `The database at ${server} cannot be used (${message}); correct DATABASE_URL or the server.`;
}
