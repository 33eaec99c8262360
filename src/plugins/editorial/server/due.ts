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

/** How long nothing earlier counts as known; only a failed job that somebody tries again comes back meanwhile. */
const FRESH = 1_000;

/** What was scheduled goes out at its time; once, however often the job is done. */
export function publishWhenDue(strapi: Core.Strapi): void {
  const letEarlierGo = lettingEarlierGo(strapi);
  jobs(strapi).define({
    name: DUE,
    payload: PAYLOAD,
    about: ({ at: _at, ...version }) => version,
    run: async ({ payload: { at, ...version }, job }) => {
      await letEarlierGo(job.runAt);
      await desk(strapi).publishDue(version, new Date(at));
    },
  });
}

/** Several jobs are done at a time, and yet what was missed goes out in the order of its time. */
function lettingEarlierGo(strapi: Core.Strapi): (than: Date) => Promise<void> {
  const none = { before: 0, until: 0 };
  return async (than) => {
    const end = Date.now() + PATIENCE;
    // Of many that are due at the same minute, not each has to ask.
    if (than.getTime() <= none.before && Date.now() < none.until) return;
    while (Date.now() < end) {
      const asked = Date.now();
      if (!(await jobs(strapi).hasEarlier({ task: DUE, than })))
        return void Object.assign(none, { before: than.getTime(), until: asked + FRESH });
      await sleep(20);
    }
  };
}
