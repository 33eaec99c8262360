import { type ClientBase, Pool, type PoolConfig, type QueryResultRow } from 'pg';

import { readSettings } from '../../../office/settings';

/** Searching takes no connection from those who write, and never longer than this. */
const LONGEST_STATEMENT = 2_000;
const CONNECTIONS = 4;
const SETTINGS = `SET plan_cache_mode = force_generic_plan; SET work_mem = '16MB'; SET jit = off`;

export type Ask = <R extends QueryResultRow>(question: { name: string; text: string; values: unknown[] }) => Promise<R[]>;

/**
 * Connections of the search's own, opened when they are needed. Statements are planned once: which way a question goes is decided
 * before (`finding.ts`), and holding it against PostgreSQL's long lists of common words each time took longer than many an answer.
 */
export function openSearchPool(): { ask: Ask; end(): Promise<void> } {
  const { DATABASE_URL, DATABASE_SSL } = readSettings();
  const config: PoolConfig & { onConnect(client: ClientBase): Promise<unknown> } = {
    connectionString: DATABASE_URL,
    ssl: DATABASE_SSL && { rejectUnauthorized: true },
    application_name: 'deltio-search',
    max: CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    keepAlive: true,
    statement_timeout: LONGEST_STATEMENT,
    onConnect: (client: ClientBase) => client.query(SETTINGS),
  };
  // Its types do not know yet that the pool waits for what is to be settled on a new connection.
  const pool = new Pool(config);
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return {
    ask: async (question) => (await pool.query(question)).rows,
    end: () => pool.end(),
  };
}
