import { hostname } from 'node:os';

import { Client, type ClientConfig, Pool } from 'pg';

import { readSettings } from '../../../office/settings';

/** Connections beside Strapi's own, which cannot listen for what the database calls out. */
export function newPool({ max }: { max: number }): Pool {
  const pool = new Pool({ ...address(), max });
  // Without listeners a broken connection would end the process; the next query tells of it anyway.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** For the sign of life, which must be quick to come back. */
export function newClient(): Client {
  const client = new Client({
    ...address(),
    connectionTimeoutMillis: 2_000,
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
