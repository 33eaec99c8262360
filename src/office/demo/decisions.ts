import { connectPortal, DEMO_TOWN, mirror, startStandIn } from '../../plugins/diavgeia/api';
import type { Desk } from './desk';
import structure from './structure.json';

const KEY = 'acts';

/** The municipality's acts, mirrored from a stand-in of the portal that is there for as long as it takes. */
export async function putDecisions({ strapi, has, once }: Desk): Promise<void> {
  if (has(KEY)) return;
  const standIn = await startStandIn(DEMO_TOWN);
  try {
    const portal = connectPortal({ url: standIn.url, userAgent: 'Deltio (demo)', pause: 0 });
    const organizationUid = structure.organizations.find(({ diavgeiaUid }) => diavgeiaUid)?.diavgeiaUid ?? '';
    // In transactions of its own; cut off, it goes on where it stopped.
    const { added } = await mirror(strapi).go({ organizationUid, kind: 'backfill', portal });
    await once(KEY, async () => String(added));
  } finally {
    await standIn.close();
  }
}
