import type { Core } from '@strapi/strapi';

import { refuseIf } from '../../../office/refusal';
import type { Listing, State } from '../shared/contracts';
import { NOT_FAILED } from '../shared/refusals';
import { type Ask, count, hasSchema, list } from './figures';
import { IS_FAILED, JOBS, TASKS } from './queue';
import { withSubjects } from './subjects';
import type { Tasks } from './tasks';

/** Background work as the office looks at it. */
export function ledger({ strapi, tasks }: { strapi: Core.Strapi; tasks: Tasks }) {
  const ask: Ask = async (sql, values = []) => (await strapi.db.connection.raw(sql, values)).rows;
  const refuseUnless = (changed: unknown[]) => refuseIf(strapi, changed.length > 0 ? [] : [NOT_FAILED]);
  return {
    hasQueue: () => hasSchema(ask),
    count: () => count(ask),

    /** Whether a job of the task that fell due before that instant is being done, or next in turn. One that failed is neither. */
    async hasEarlier({ task, than }: { task: string; than: Date }): Promise<boolean> {
      const found = await ask(
        `SELECT 1 FROM ${JOBS} AS jobs JOIN ${TASKS} AS tasks ON tasks.id = task_id
          WHERE identifier = ? AND run_at < ? AND run_at <= now() AND (is_available OR locked_at IS NOT NULL) LIMIT 1`,
        [task, than.toISOString()],
      );
      return found.length > 0;
    },

    async show(shown: { state: State; page: number }): Promise<Listing> {
      const [jobs, counts] = await Promise.all([list(ask, shown), count(ask)]);
      return { jobs: await withSubjects({ strapi, tasks }, jobs), counts };
    },

    /** A failed job gets all its attempts anew, and the first one at once. */
    async retry({ id }: { id: string }): Promise<void> {
      const found = await ask<{ task: string }>(
        `SELECT identifier AS task FROM ${JOBS} AS jobs JOIN ${TASKS} AS tasks ON tasks.id = task_id WHERE jobs.id = ?`,
        [id],
      );
      const attempts = tasks.attemptsOf(found[0]?.task ?? '');
      refuseUnless(
        await ask(
          `UPDATE ${JOBS} SET attempts = 0, max_attempts = ?, run_at = now(), updated_at = now() WHERE id = ? AND ${IS_FAILED}
            RETURNING id`,
          [attempts, id],
        ),
      );
    },

    async remove({ id }: { id: string }): Promise<void> {
      refuseUnless(await ask(`DELETE FROM ${JOBS} WHERE id = ? AND ${IS_FAILED} RETURNING id`, [id]));
    },
  };
}
