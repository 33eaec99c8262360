import { Client } from 'pg';

import { bootOffice, rememberProcess, shutOffice } from './boot';
import { databaseUrl } from './environment';
import { startPostgres } from './postgres';

const TEMPLATE = 'office_template';

export default () => startDatabase({ durable: false });

/** One PostgreSQL for the whole run, and in it one finished office of which every story gets a copy. */
export async function startDatabase(how: { durable: boolean; keptIn?: string }): Promise<void> {
  process.env.TEST_POSTGRES_URL = await startPostgres(how);
  const client = new Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  const restoreProcess = rememberProcess();
  await shutOffice(await bootOffice(databaseUrl(TEMPLATE)));
  restoreProcess();
}
