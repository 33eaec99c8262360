import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { readSettings } from '../../../office/settings';
import { jobs } from '../../jobs/api';
import { mirror } from '../api';
import { Underway } from './mirror/walk';

const TASK = 'diavgeia.mirror';
const payload = z.object({ organizationUid: z.string().regex(/^\d+$/), kind: z.enum(['backfill', 'sync', 'sweep']) });
type Ordered = z.output<typeof payload>;

/** Defines the work and orders it anew each day; what is ordered already is not ordered twice. */
export function scheduleMirror(strapi: Core.Strapi): void {
  jobs(strapi).define({ name: TASK, payload, run: ({ payload: ordered }) => perform(strapi, ordered) });
  const { DIAVGEIA_ORGANIZATIONS, OFFICE_TIMEZONE: tz, ROLE } = readSettings();
  if (DIAVGEIA_ORGANIZATIONS === '' || ROLE === 'web') return;
  const order = (kind: Ordered['kind']) => ({ task: async () => orderAll(strapi, kind) });
  strapi.cron.add({
    diavgeiaSync: { ...order('sync'), options: { rule: '41 4,13 * * 1-6', tz } },
    diavgeiaSweep: { ...order('sweep'), options: { rule: '41 4 * * 0', tz } },
  });
}

/** One after the other, so that the portal is asked by one walk at a time. */
export async function orderAll(strapi: Core.Strapi, kind: Ordered['kind']): Promise<void> {
  for (const organizationUid of mirror(strapi).organizations())
    await jobs(strapi).enqueue({
      task: TASK,
      payload: { organizationUid, kind },
      key: `${TASK} ${organizationUid}`,
      queue: TASK,
    });
}

async function perform(strapi: Core.Strapi, { organizationUid, kind }: Ordered): Promise<void> {
  try {
    await mirror(strapi).go({ organizationUid, kind });
  } catch (fault) {
    if (!(fault instanceof Underway)) throw fault;
  }
}
