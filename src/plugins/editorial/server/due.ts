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

/** What was scheduled goes out at its time; once, however often the job is done. */
export function publishWhenDue(strapi: Core.Strapi): void {
  jobs(strapi).define({
    name: DUE,
    payload: PAYLOAD,
    run: async ({ payload: { at, ...version } }) => {
      await desk(strapi).publishDue(version, new Date(at));
    },
  });
}
