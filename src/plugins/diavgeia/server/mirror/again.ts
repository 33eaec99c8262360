import type { Ada } from '../../shared/ada';
import { PortalFault } from '../client/fault';
import { storeAside } from './aside';
import { storeActs } from './store';
import type { Walking } from './window';

type Trying = Pick<Walking, 'db' | 'portal' | 'organizationUid' | 'inTransaction' | 'hear' | 'check'>;

const AT_ONCE = 200;

/** Asks by its number for each act that could not be read when it was met; the oldest first, and not all of them at once. */
export async function tryAside(trying: Trying): Promise<void> {
  const { db, organizationUid } = trying;
  const rows = await db<{ ada: string; organization_uid: string; last_at: Date }>('diavgeia_aside')
    .where({ organization_uid: organizationUid })
    .whereNotNull('ada')
    .orderBy('last_at')
    .limit(AT_ONCE);
  await readByNumber(
    trying,
    rows.map(({ ada }) => ada),
  );
}

/** What the portal itself says of acts counts, whatever its lists do. */
export async function readByNumber({ portal, organizationUid, inTransaction, hear, check }: Trying, adas: Ada[]): Promise<void> {
  for (const ada of adas) {
    check();
    const readAt = new Date();
    const read = await portal.decision(ada).catch((fault: unknown) => {
      if (fault instanceof PortalFault) return undefined;
      throw fault;
    });
    if (!read || !('act' in read) || read.act.ada !== ada) continue;
    await inTransaction(async (trx) => {
      const { changes } = await storeActs(trx, { acts: [read], organizationUid, readAt, now: readAt });
      if (changes.length > 0) await hear({ trx, changes });
      await storeAside(trx, { aside: [], organizationUid, read: [ada], now: readAt });
    });
  }
}
