import { Client } from 'pg';

import { readSettings } from '../../../../office/settings';

/** The first half of the advisory lock; the second is made of the organization's uid. */
const LOCK = 4_719_002;

export type Lock = { isHeld: () => boolean; release: () => Promise<void> };

/**
 * The right to walk through an organization's acts, which one process has at a time; undefined while another has it. It
 * hangs on a connection of its own, so that PostgreSQL takes it away from a process that was killed.
 */
export async function takeLock(organizationUid: string): Promise<Lock | undefined> {
  const { DATABASE_URL, DATABASE_SSL } = readSettings();
  const ssl = DATABASE_SSL && { rejectUnauthorized: true };
  const client = new Client({ connectionString: DATABASE_URL, ssl, application_name: 'deltio-diavgeia', keepAlive: true });
  let isHeld = true;
  client.on('error', () => (isHeld = false));
  client.on('end', () => (isHeld = false));
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken', [
    LOCK,
    organizationUid,
  ]);
  if (rows[0]?.taken) return { isHeld: () => isHeld, release: () => client.end() };
  await client.end();
  return undefined;
}
