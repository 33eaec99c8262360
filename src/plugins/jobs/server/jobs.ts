import type { Core } from '@strapi/strapi';

import { ledger } from './ledger';
import { orders } from './orders';
import { type Runner, startRunner } from './runner';
import { makeTasks } from './tasks';

export type Jobs = ReturnType<typeof jobs>;

/** The office's background work: ordering it, looking at it, doing it. */
export const jobs = ({ strapi }: { strapi: Core.Strapi }) => {
  const tasks = makeTasks();
  let runner: Runner | undefined;
  return {
    ...orders({ strapi, tasks }),
    ...ledger({ strapi, tasks }),

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
