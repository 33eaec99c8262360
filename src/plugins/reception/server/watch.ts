import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';
import { Registry } from 'prom-client';

import { measure } from './measures';

/** Whether a part of the office does what it should; undefined where this process is not meant to have it. */
export type Check = () => Promise<boolean | undefined>;
export type Watch = ReturnType<typeof watch>;

/** Whoever watches the server waits no longer than this for an answer. */
const PATIENCE = 2_000;

/** What whoever watches the server is told; later plugins add to it. */
export const watch = ({ strapi }: { strapi: Core.Strapi }) => {
  const metrics = new Registry();
  // Strapi answers requests only once its migrations are done, so what is left to ask is the database.
  const checks = new Map<string, Check>([['database', () => strapi.db.connection.raw('SELECT 1').then(() => true)]]);
  measure(strapi, metrics);
  return {
    metrics,

    check(name: string, holds: Check): void {
      checks.set(name, holds);
    },

    /** Every part with whether it is ready. */
    async parts(): Promise<Record<string, boolean>> {
      const answers = await Promise.all([...checks].map(async ([name, holds]) => ({ name, isReady: await answerOf(holds) })));
      return Object.fromEntries(answers.flatMap(({ name, isReady }) => (isReady === undefined ? [] : [[name, isReady]])));
    },
  };
};

async function answerOf(holds: Check): Promise<boolean | undefined> {
  const late = new AbortController();
  const inTime = sleep(PATIENCE, false, { signal: late.signal }).catch(() => false);
  return Promise.race([holds().catch(() => false), inTime]).finally(() => late.abort());
}
