import { setTimeout as sleep } from 'node:timers/promises';

import type { Client } from 'pg';

import { deadAmong } from '../shared/rules';
import { newClient } from './connections';
import { failUnknown, freeFrom, showSignOfLife, unheldRunners } from './queue';

/** How often a runner looks after the others, and how long one may be out of sight before it counts as dead. */
const ROUND = 1_000;
const GRACE = 2_500;
const AGAIN = 250;

export type Presence = ReturnType<typeof makePresence>;
type Making = { runner: string; taskNames: () => string[]; warn: (sentence: string) => void };

/**
 * A runner's sign of life: an advisory lock that PostgreSQL takes away when the process dies, however it dies. The same
 * connection looks after the queue, so a broken one is noticed, and taken up anew, within a round.
 */
export function makePresence({ runner, taskNames, warn }: Making) {
  const ending = new AbortController();
  const { signal } = ending;
  let sightings = new Map<string, number>();
  let isShown = false;
  const staying = stay();

  async function stay(): Promise<void> {
    while (!signal.aborted) {
      await beThere().catch((fault: Error) => {
        if (!signal.aborted) warn(`the sign of life was lost: ${fault.message}`);
      });
      isShown = false;
      if (!signal.aborted) await sleep(AGAIN);
    }
  }

  /** Ends with the connection, or when presence does. */
  async function beThere(): Promise<void> {
    const client = newClient();
    try {
      await client.connect();
      await showSignOfLife(client, runner);
      isShown = true;
      for (;;) {
        await lookAfterQueue(client);
        await sleep(ROUND, undefined, { signal });
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async function lookAfterQueue(client: Client): Promise<void> {
    const unheld = await unheldRunners(client);
    const found = deadAmong({ before: sightings, unheld, now: Date.now(), grace: GRACE });
    sightings = found.sightings;
    if (found.dead.length > 0) {
      const freed = await freeFrom(client, found.dead);
      warn(`a process ended in the middle of its work; ${freed} of its jobs are free again`);
    }
    await failUnknown(client, taskNames());
  }

  return {
    isShown: () => isShown,

    /** Returns once the sign of life is there; until then the runner must touch no job. */
    async shown(): Promise<void> {
      while (!isShown && !signal.aborted) await sleep(10);
    },

    async end(): Promise<void> {
      ending.abort();
      await staying;
    },
  };
}
