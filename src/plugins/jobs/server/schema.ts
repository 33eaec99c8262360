import type { Core } from '@strapi/strapi';
import { runMigrations } from 'graphile-worker';

import { newPool } from './connections';
import { newLogger } from './logger';

/** Makes or migrates the tables of the queue; of several processes that start together, one does it and the others wait. */
export async function ensureSchema(strapi: Core.Strapi): Promise<void> {
  const pgPool = newPool({ max: 2 });
  try {
    const client = await pgPool.connect();
    try {
      await client.query(`SELECT pg_advisory_lock(hashtext('office jobs'))`);
      await runMigrations({ pgPool, logger: newLogger(strapi) });
    } finally {
      // With its connection goes the lock.
      client.release(true);
    }
  } finally {
    await pgPool.end();
  }
}
