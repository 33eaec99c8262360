import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';
import { run, type RunnerOptions, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';

import { readSettings } from '../../../office/settings';
import { concurrencyFor } from '../shared/rules';
import { newPool } from './connections';
import { newLogger } from './logger';
import { oversight } from './oversight';
import { makePresence, type Presence } from './presence';
import type { Tasks } from './tasks';

/** A job starts at most this long after it falls due; a new one that is due starts at once. */
const POLL = 500;
/** How long jobs under way may take to finish when the office closes; then they are given back for another attempt. */
const PATIENCE = 20_000;
const AGAIN = 2_000;

export type Runner = ReturnType<typeof startRunner>;
type Starting = { strapi: Core.Strapi; tasks: Tasks };

/** Does the jobs of the queue until it is stopped; whatever breaks it, it comes back. */
export function startRunner({ strapi, tasks }: Starting) {
  const ending = new AbortController();
  const warn = (sentence: string) => strapi.log.warn(`jobs: ${sentence}`);
  let presence: Presence | undefined;
  const staying = stay();

  async function stay(): Promise<void> {
    while (!ending.signal.aborted) {
      await workOnce().catch((fault: Error) => warn(`the runner stopped: ${fault.message}`));
      if (!ending.signal.aborted) await sleep(AGAIN, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }

  /** One life of the runner, which has a name, and a sign of life, of its own. */
  async function workOnce(): Promise<void> {
    const concurrency = concurrencyFor(readSettings().DATABASE_POOL_MAX);
    // One more, for listening.
    const pgPool = newPool({ max: concurrency + 1 });
    const events: WorkerEvents = new EventEmitter();
    events.once('pool:create', ({ workerPool: { id } }) => {
      presence = makePresence({ runner: id, look: oversight({ taskNames: tasks.names, warn }), warn });
    });
    try {
      const runner = await run(options({ strapi, tasks, concurrency, pgPool, events, isPresent: () => presence?.shown() }));
      const stop = () => void finish(runner).catch(() => undefined);
      ending.signal.addEventListener('abort', stop);
      if (ending.signal.aborted) stop();
      await runner.promise.finally(() => ending.signal.removeEventListener('abort', stop));
    } finally {
      await presence?.end();
      presence = undefined;
      await pgPool.end();
    }
  }

  return {
    isRunning: () => presence?.isShown() === true && !ending.signal.aborted,
    async stop(): Promise<void> {
      ending.abort();
      await staying;
    },
  };
}

/** Takes no more jobs, lets those under way finish, and gives back what lasts too long. */
async function finish(runner: Awaited<ReturnType<typeof run>>): Promise<void> {
  const late = new AbortController();
  const stopping = runner.stop().finally(() => late.abort());
  await sleep(PATIENCE, undefined, { signal: late.signal }).then(
    () => runner.kill('The office closed before the job was done.'),
    () => undefined,
  );
  await stopping;
}

type Options = Starting & { concurrency: number; pgPool: Pool; events: WorkerEvents; isPresent: () => Promise<void> | undefined };

function options({ strapi, tasks, concurrency, pgPool, events, isPresent }: Options): RunnerOptions {
  return {
    pgPool,
    events,
    taskList: tasks.list,
    concurrency,
    pollInterval: POLL,
    noHandleSignals: true,
    logger: newLogger(strapi),
    parsedCronItems: [],
    preset: {
      // Batches, even of one, are tried again when the database is away; single ones would end the process.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [
        {
          name: 'deltio-presence',
          version: '1.0.0',
          worker: { hooks: { startWorker: async () => isPresent() } },
        },
      ],
    },
  };
}
