import type { Core } from '@strapi/strapi';
import { Gauge } from 'prom-client';

import { watch } from '../../reception/api';
import { jobs } from '../api';
import type { Counts } from '../shared/contracts';

/** Counts of one scrape are asked for once. */
const FRESH = 500;

/** What whoever watches the server is told of background work. */
export function measure(strapi: Core.Strapi): void {
  const { check, metrics } = watch(strapi);
  check('queue', () => jobs(strapi).hasQueue());
  check('worker', async () => jobs(strapi).isWorking());

  const counts = remembered(() => jobs(strapi).count());
  const states = ['waiting', 'due', 'running', 'failed'] as const;
  const byState = new Gauge({
    name: 'deltio_jobs',
    help: 'Jobs in the queue; those due are among those waiting.',
    labelNames: ['state'],
    registers: [metrics],
    collect: () => tell((now) => states.forEach((state) => byState.set({ state }, now[state]))),
  });
  const oldest = new Gauge({
    name: 'deltio_jobs_oldest_due_seconds',
    help: 'How long the oldest job that is due has been waiting.',
    registers: [metrics],
    collect: () => tell(({ oldestDueSeconds }) => oldest.set(oldestDueSeconds)),
  });
  const runners = new Gauge({
    name: 'deltio_jobs_runners',
    help: 'Processes that do background work at present, on any machine.',
    registers: [metrics],
    collect: () => tell((now) => runners.set(now.runners)),
  });

  /** While the database is away, the rest is still told. */
  async function tell(set: (now: Counts) => void): Promise<void> {
    await counts().then(set, () => undefined);
  }
}

function remembered<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let last: { at: number; answer: Promise<Answer> } | undefined;
  return () => {
    if (!last || Date.now() - last.at > FRESH) last = { at: Date.now(), answer: ask() };
    return last.answer;
  };
}
