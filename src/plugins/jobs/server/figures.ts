import { type Counts, PAGE, type State } from '../shared/contracts';
import { IS_FAILED, IS_SIGN, JOBS, TASKS } from './queue';
import type { Queued } from './subjects';

/** Asks the database, through whichever connection. */
export type Ask = <Row>(sql: string, values?: (string | number)[]) => Promise<Row[]>;

const CONDITIONS: Record<State, string> = {
  waiting: 'is_available',
  running: 'locked_at IS NOT NULL',
  failed: IS_FAILED,
};
const NOTHING: Counts = { waiting: 0, running: 0, failed: 0, due: 0, oldestDueSeconds: 0, runners: 0 };
const ORDERS: Record<State, string> = { waiting: 'run_at, id', running: 'locked_at, id', failed: 'run_at DESC, id DESC' };

export async function hasSchema(ask: Ask): Promise<boolean> {
  const [found] = await ask<{ is: boolean }>(`SELECT to_regprocedure('graphile_worker.remove_job(text)') IS NOT NULL AS is`);
  return found?.is === true;
}

export async function count(ask: Ask): Promise<Counts> {
  const [counts] = await ask<Counts>(
    `SELECT count(*) FILTER (WHERE ${CONDITIONS.waiting})::int AS waiting, count(*) FILTER (WHERE ${CONDITIONS.running})::int AS running,
            count(*) FILTER (WHERE ${CONDITIONS.failed})::int AS failed,
            count(*) FILTER (WHERE is_available AND run_at <= now())::int AS due,
            coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE is_available AND run_at <= now())), 0)::float8
              AS "oldestDueSeconds",
            (SELECT count(*) FROM pg_locks WHERE ${IS_SIGN})::int AS runners
       FROM ${JOBS}`,
  );
  return counts ?? NOTHING;
}

/** The soonest that wait, the longest that run, the latest that failed. */
export async function list(ask: Ask, { state, page }: { state: State; page: number }): Promise<Queued[]> {
  return ask<Queued>(
    `SELECT jobs.id::text, identifier AS task, '${state}' AS state, created_at AS "orderedAt", run_at AS "dueAt",
            is_available AND run_at < now() - interval '1 minute' AS "isLate", locked_at AS "startedAt", attempts, max_attempts AS "maxAttempts", last_error AS error, payload
       FROM ${JOBS} AS jobs JOIN ${TASKS} AS tasks ON tasks.id = task_id
      WHERE ${CONDITIONS[state]} ORDER BY ${ORDERS[state]} LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`,
  );
}

/** For who looks from outside. Where there is no queue yet, nothing waits. */
export async function crew(ask: Ask): Promise<Counts & { hasQueue: boolean }> {
  const hasQueue = await hasSchema(ask);
  return { ...(hasQueue ? await count(ask) : NOTHING), hasQueue };
}
