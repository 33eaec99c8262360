import type { ClientBase } from 'pg';

import { SIGN_OF_LIFE } from '../shared/names';

/*
 * What graphile-worker has no function for, on its tables as they are in 0.17 (package.json holds it to that version).
 */
export const JOBS = 'graphile_worker._private_jobs';
const QUEUES = 'graphile_worker._private_job_queues';
export const TASKS = 'graphile_worker._private_tasks';

export const IS_FAILED = 'NOT is_available AND locked_at IS NULL';

/** An interrupted attempt does not count, up to this many: a job that takes its process down with it must end some time. */
const MOST_ATTEMPTS = 30;
const LOCK_NOT_AVAILABLE = '55P03';
const INTERRUPTED = 'The process ended before the job was done.';

export const IS_SIGN = `locktype = 'advisory' AND classid = ${SIGN_OF_LIFE} AND objsubid = 2 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

export async function showSignOfLife(client: ClientBase, runner: string): Promise<void> {
  // So that the server notices within half a minute when our machine has lost its power.
  await client.query('SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4');
  await client.query(`SELECT pg_advisory_lock(${SIGN_OF_LIFE}, hashtext($1))`, [runner]);
}

/** Runners that hold jobs while nobody shows their sign of life. */
export async function unheldRunners(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ runner: string }>(
    `SELECT runner FROM (SELECT locked_by FROM ${JOBS} UNION SELECT locked_by FROM ${QUEUES}) AS held (runner)
      WHERE runner IS NOT NULL AND (hashtext(runner)::bigint & 4294967295)::oid NOT IN (SELECT objid FROM pg_locks WHERE ${IS_SIGN})`,
  );
  return rows.map(({ runner }) => runner);
}

/** Gives back what dead runners held. A job on its last attempt has failed; so one that may never run twice does not. */
export async function freeFrom(client: ClientBase, runners: string[]): Promise<number> {
  const { rowCount } = await client.query(
    `WITH queues AS (UPDATE ${QUEUES} SET locked_at = NULL, locked_by = NULL WHERE locked_by = ANY($1))
      UPDATE ${JOBS} SET locked_at = NULL, locked_by = NULL, last_error = $2, updated_at = now(),
             max_attempts = max_attempts + (attempts < max_attempts AND max_attempts < ${MOST_ATTEMPTS})::int
       WHERE locked_by = ANY($1)`,
    [runners, INTERRUPTED],
  );
  return rowCount ?? 0;
}

/** The runner passes over tasks it does not know, so that jobs for them would wait for ever. */
export async function failUnknown(client: ClientBase, known: string[]): Promise<void> {
  await client.query(
    `SELECT graphile_worker.permanently_fail_jobs(ARRAY[jobs.id], format('No task is called “%s”.', identifier))
       FROM ${JOBS} AS jobs JOIN ${TASKS} AS tasks ON tasks.id = task_id
      WHERE is_available AND run_at <= now() AND identifier <> ALL ($1)`,
    [known],
  );
}

/**
 * Forgets the names of queues that nothing waits in. The lock is there for a job that somebody is adding at the moment,
 * which would be left in a queue that is gone; who cannot have it at once comes back another time.
 */
export async function forgetIdleQueues(client: ClientBase): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`LOCK TABLE ${QUEUES} IN SHARE ROW EXCLUSIVE MODE NOWAIT`);
    await client.query(
      `DELETE FROM ${QUEUES} AS queues WHERE locked_at IS NULL AND NOT EXISTS (SELECT FROM ${JOBS} WHERE job_queue_id = queues.id)`,
    );
    await client.query('COMMIT');
  } catch (fault) {
    await client.query('ROLLBACK');
    if ((fault as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw fault;
  }
}
