import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { jobs } from '../../jobs/api';
import { DUE, isPublishable, type Publishable } from '../shared/names';
import { desk } from '../api';

const PAYLOAD = z.object({
  type: z.custom<Publishable>((type) => typeof type === 'string' && isPublishable(type)),
  documentId: z.string(),
  language: z.string(),
  at: z.iso.datetime(),
});

/** How long a text may wait for one that was due before it and is still on its way out. */
const PATIENCE = 1_000;

/** What was scheduled goes out at its time; once, however often the job is done. */
export function publishWhenDue(strapi: Core.Strapi): void {
  jobs(strapi).define({
    name: DUE,
    payload: PAYLOAD,
    about: ({ at: _at, ...version }) => version,
    run: async ({ payload: { at, ...version }, job }) => {
      await letEarlierGo(strapi, job.runAt);
      await desk(strapi).publishDue(version, new Date(at));
    },
  });
}

/** Several jobs are done at a time, and yet what was missed goes out in the order of its time. */
async function letEarlierGo(strapi: Core.Strapi, than: Date): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && (await jobs(strapi).hasEarlier({ task: DUE, than }))) await sleep(20);
}
