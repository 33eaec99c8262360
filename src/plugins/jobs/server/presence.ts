import { setTimeout as sleep } from 'node:timers/promises';

import type { ClientBase } from 'pg';

import { newClient } from './connections';
import { showSignOfLife } from './queue';

/** How often a runner looks after the queue, and how soon it comes back when its connection broke. */
const ROUND = 1_000;
const AGAIN = 250;

export type Presence = ReturnType<typeof makePresence>;
type Making = { runner: string; look: (client: ClientBase) => Promise<void>; warn: (sentence: string) => void };

/**
 * A runner's sign of life: an advisory lock that PostgreSQL takes away when the process dies, however it dies. The same
 * connection looks after the queue, so a broken one is noticed, and taken up anew, within a round.
 */
export function makePresence({ runner, look, warn }: Making) {
  const ending = new AbortController();
  const { signal } = ending;
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
    const broken = new AbortController();
    client.once('end', () => broken.abort(new Error('the connection broke')));
    try {
      await client.connect();
      await showSignOfLife(client, runner);
      isShown = true;
      for (;;) {
        await look(client);
        await sleep(ROUND, undefined, { signal: AbortSignal.any([signal, broken.signal]) });
      }
    } finally {
      // A connection that hangs is left to itself.
      await Promise.race([client.end().catch(() => undefined), sleep(ROUND, undefined, { ref: false })]);
    }
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
