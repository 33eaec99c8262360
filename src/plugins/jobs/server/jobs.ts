import type { Core } from '@strapi/strapi';

import { type Runner, startRunner } from './runner';
import { makeTasks, type Task } from './tasks';

export type Job = {
  task: string;
  payload: unknown;
  /** Now, unless given. */
  at?: Date;
  /** Takes the place of what waits under the same key. */
  key?: string;
  /** Jobs of one queue are done one after the other. */
  queue?: string;
  /** The lower, the sooner, among those that are due. */
  priority?: number;
};

export type Jobs = ReturnType<typeof jobs>;

/** The office's background work. */
export const jobs = ({ strapi }: { strapi: Core.Strapi }) => {
  const tasks = makeTasks();
  let runner: Runner | undefined;
  /** On the connection of the open transaction, so that it holds what the transaction holds, or on one for itself. */
  const query = (sql: string, values: readonly (string | number | null)[]) =>
    strapi.db.transaction(({ trx }) => trx.raw(sql, [...values] as never[]));

  return {
    tasks,

    define<P>(task: Task<P>): void {
      tasks.add(task);
    },

    async enqueue({ task, payload, at, key, queue, priority }: Job): Promise<void> {
      tasks.check(task, payload);
      await query(
        `SELECT graphile_worker.add_job(?, payload := ?::json, queue_name := ?, run_at := ?::timestamptz, max_attempts := ?,
                job_key := ?, priority := ?)`,
        [
          task,
          JSON.stringify(payload ?? {}),
          queue ?? null,
          at?.toISOString() ?? null,
          tasks.attemptsOf(task),
          key ?? null,
          priority ?? null,
        ],
      );
    },

    async cancel({ key }: { key: string }): Promise<void> {
      await query('SELECT graphile_worker.remove_job(?)', [key]);
    },

    /** Begins to do the work in this process; once every plugin has defined its tasks. */
    work(): void {
      runner ??= startRunner({ strapi, tasks });
    },

    /** Whether this process does the work at present; undefined where it is not meant to. */
    isWorking: () => runner?.isRunning(),

    /** Lets the jobs under way finish. */
    async rest(): Promise<void> {
      await runner?.stop();
      runner = undefined;
    },
  };
};
