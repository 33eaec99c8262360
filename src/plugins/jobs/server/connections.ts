import { hostname } from 'node:os';

import { Client, type ClientConfig, Pool } from 'pg';

import { readSettings } from '../../../office/settings';

/** One for listening; the others fetch and finish jobs, for which each is needed a moment only. */
const POOL = 3;

/** Connections beside Strapi's own, which cannot listen for what the database calls out. */
export function newPool(): Pool {
  const pool = new Pool({ ...address(), max: POOL });
  // Without listeners a broken connection would end the process; the next query tells of it anyway.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function newClient(): Client {
  const client = new Client({
    ...address(),
    application_name: `deltio-runner ${hostname()} ${process.pid}`,
    query_timeout: 5_000,
  });
  client.on('error', () => undefined);
  return client;
}

function address(): ClientConfig {
  const { DATABASE_URL, DATABASE_SSL, ROLE } = readSettings();
  return {
    connectionString: DATABASE_URL,
    ssl: DATABASE_SSL && { rejectUnauthorized: true },
    application_name: `deltio-${ROLE}-jobs`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  };
}
