import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { readSettings } from '../../../office/settings';
import { jobs } from '../../jobs/api';
import { mirror, PortalFault } from '../api';
import { copyDocuments, removeDocuments } from './documents/documents';
import { eachOf } from './documents/each';
import { exposeAll } from './mirror/exposing';
import { Underway } from './mirror/walk';
import { withdrawCopies } from './proposals/document';

const MIRROR = 'diavgeia.mirror';
const EXPOSE = 'diavgeia.expose';
const DOCUMENTS = 'diavgeia.documents';
const payload = z.object({ organizationUid: z.string().regex(/^\d+$/), kind: z.enum(['backfill', 'sync', 'sweep']) });
export type Ordered = z.output<typeof payload>;

/** Defines the work and orders it anew each day; what is ordered already is not ordered twice. */
export function scheduleMirror(strapi: Core.Strapi): void {
  jobs(strapi).define({ name: MIRROR, payload, run: ({ payload: ordered }) => perform(strapi, ordered) });
  jobs(strapi).define({ name: EXPOSE, payload: z.object({}), run: () => expose(strapi) });
  jobs(strapi).define({ name: DOCUMENTS, payload: z.object({}), run: async () => void (await copyDocuments(strapi)) });
  const { DIAVGEIA_ORGANIZATIONS, OFFICE_TIMEZONE: tz, ROLE } = readSettings();
  if (DIAVGEIA_ORGANIZATIONS === '' || ROLE === 'web') return;
  const each = (kind: Ordered['kind']) => ({ task: async () => orderAll(strapi, kind) });
  strapi.cron.add({
    diavgeiaSync: { ...each('sync'), options: { rule: '41 4,13 * * 1-6', tz } },
    diavgeiaSweep: { ...each('sweep'), options: { rule: '41 4 * * 0', tz } },
  });
}

export async function orderAll(strapi: Core.Strapi, kind: Ordered['kind']): Promise<void> {
  for (const organizationUid of mirror(strapi).organizations()) await order(strapi, { organizationUid, kind });
}

/** One after the other, so that the portal is asked by one walk at a time. */
export async function order(strapi: Core.Strapi, ordered: Ordered): Promise<void> {
  await jobs(strapi).enqueue({ task: MIRROR, payload: ordered, key: `${MIRROR} ${ordered.organizationUid}`, queue: MIRROR });
}

/** All decided since the last time is applied together. */
export async function orderExposing(strapi: Core.Strapi): Promise<void> {
  await jobs(strapi).enqueue({ task: EXPOSE, payload: {}, key: EXPOSE, queue: EXPOSE });
}

async function expose(strapi: Core.Strapi): Promise<void> {
  await exposeAll(strapi);
  await keepDocuments(strapi);
}

/** What may no longer be here goes at once; what is new is copied in the background. */
export async function keepDocuments(strapi: Core.Strapi): Promise<void> {
  const order = () => jobs(strapi).enqueue({ task: DOCUMENTS, payload: {}, key: DOCUMENTS, queue: DOCUMENTS });
  const works: ((strapi: Core.Strapi) => Promise<unknown>)[] = [removeDocuments, withdrawCopies];
  await eachOf(readSettings().DIAVGEIA_DOCUMENTS ? [...works, order] : works, (work) => work(strapi));
}

/** What would fail alike at once is said once and left until the next day; an outage is tried again by the queue. */
async function perform(strapi: Core.Strapi, { organizationUid, kind }: Ordered): Promise<void> {
  const before = await mirror(strapi).faultOf(organizationUid);
  try {
    await mirror(strapi).go({ organizationUid, kind });
  } catch (fault) {
    if (fault instanceof Underway) return;
    if (!(fault instanceof PortalFault) || fault.passes) throw fault;
    if (fault.message !== before) strapi.log.error(`Diavgeia, organization ${organizationUid}: ${fault.message}`);
  }
}
