import type { ClientBase } from 'pg';

import { deadAmong } from '../shared/rules';
import { failUnknown, forgetIdleQueues, freeFrom, unheldRunners } from './queue';

/** How long a runner may be out of sight before it counts as dead. */
const GRACE = 2_500;
/** Every how many rounds queues are forgotten in which nothing waits. */
const TIDYING = 600;

type Overseeing = { taskNames: () => string[]; warn: (sentence: string) => void };

/** One round of looking after the queue: frees what dead runners held, and fails what nobody here can do. */
export function oversight({ taskNames, warn }: Overseeing): (client: ClientBase) => Promise<void> {
  let sightings: ReadonlyMap<string, number> = new Map();
  let round = 0;
  return async (client) => {
    const found = deadAmong({ before: sightings, unheld: await unheldRunners(client), now: Date.now(), grace: GRACE });
    sightings = found.sightings;
    if (found.dead.length > 0) {
      const freed = await freeFrom(client, found.dead);
      if (freed > 0) warn(`a process ended in the middle of its work; ${freed} of its jobs are free again`);
    }
    await failUnknown(client, taskNames());
    if (round++ % TIDYING === 0) await forgetIdleQueues(client);
  };
}
