import type { Core } from '@strapi/strapi';

import type { Task, Tasks } from './tasks';

export type Job = {
  task: string;
  payload: unknown;
  /** Now, unless given. */
  at?: Date;
  /** Takes the place of what waits under the same key. */
  key?: string;
  /** What waits, runs or has failed under the same key is left as it is. */
  isLeft?: boolean;
  /** Jobs of one queue are done one after the other. */
  queue?: string;
  /** The lower, the sooner, among those that are due. */
  priority?: number;
};

/** Work as others order it. */
export function orders({ strapi, tasks }: { strapi: Core.Strapi; tasks: Tasks }) {
  /** On the connection of the open transaction, so that what it holds for the one it holds for the other. */
  const query = (sql: string, values: (string | number | null)[]) =>
    strapi.db.transaction(({ trx }) => trx.raw(sql, values as string[]));
  return {
    define<P>(task: Task<P>): void {
      tasks.add(task);
    },

    async enqueue({ task, payload, at, key = '', isLeft = false, queue = '', priority = 0 }: Job): Promise<void> {
      const { attempts } = tasks.fitting(task, payload);
      await query(
        `SELECT graphile_worker.add_job(?, payload := ?::json, run_at := ?::timestamptz, max_attempts := ?,
                job_key := nullif(?, ''), job_key_mode := ?, queue_name := nullif(?, ''), priority := ?)`,
        [
          task,
          JSON.stringify(payload ?? {}),
          at?.toISOString() ?? null,
          attempts,
          key,
          isLeft ? 'unsafe_dedupe' : 'replace',
          queue,
          priority,
        ],
      );
    },

    async cancel({ key }: { key: string }): Promise<void> {
      await query('SELECT graphile_worker.remove_job(?)', [key]);
    },
  };
}
