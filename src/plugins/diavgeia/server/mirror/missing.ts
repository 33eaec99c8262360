import type { Knex } from 'knex';

import { toAda, type Ada } from '../../shared/ada';
import { startOf } from '../../shared/moments';
import { PortalFault } from '../client/fault';
import { noteMissing } from '../ties/happenings';
import type { Walk, WindowRow } from './ledger';
import { storeActs } from './store';
import type { Walking } from './window';

type Looking = Omit<Walking, 'ahead' | 'whole'> & { walk: Walk; window: WindowRow };

/** Asks by its number for each act of a window that we have and the portal's list had not; one that is gone is marked, and stays. */
export async function lookForMissing(looking: Looking): Promise<void> {
  const { portal, organizationUid, walk, check, inTransaction, hear } = looking;
  for (const ada of await notSeen(looking)) {
    check();
    const readAt = new Date();
    const read = await portal.decision(ada).catch((fault: unknown) => {
      if (fault instanceof PortalFault && fault.code === 'not-found') return undefined;
      throw fault;
    });
    await inTransaction(async (trx) => {
      if (read && 'act' in read) {
        const { changes } = await storeActs(trx, { acts: [read], organizationUid, readAt, now: readAt });
        if (changes.length > 0) await hear({ trx, changes });
      } else if (!read) {
        const isNews = await markMissing(trx, ada, readAt);
        await trx.raw('UPDATE diavgeia_walks SET missing = missing + ? WHERE id = ?', [isNews ? 1 : 0, walk.id]);
      }
    });
  }
}

/** Of an act that the portal no longer has at all; answers whether that is news. It stays here, and comes back when the portal has it again. */
export async function markMissing(trx: Knex, ada: Ada, at: Date): Promise<boolean> {
  const { rowCount } = await trx.raw('UPDATE diavgeia_acts SET missing_since = ? WHERE ada = ? AND missing_since IS NULL', [
    at,
    ada,
  ]);
  if (rowCount === 0) return false;
  await trx.raw('UPDATE decisions SET missing_since = ? WHERE ada = ?', [at, ada]);
  await noteMissing(trx, ada, at);
  return true;
}

/** An act without a readable date of issue has its place by the day on which it was posted. */
async function notSeen({ db, organizationUid, window }: Pick<Looking, 'db' | 'organizationUid' | 'window'>): Promise<string[]> {
  const [from, to] = [new Date(startOf(window.from)), new Date(startOf(window.to))];
  const { rows } = await db.raw(
    `SELECT ada FROM diavgeia_acts
      WHERE organization_uid = ? AND missing_since IS NULL
        AND (issued_at >= ? AND issued_at < ? OR issued_at IS NULL AND submitted_at >= ? AND submitted_at < ?) ORDER BY ada`,
    [organizationUid, from, to, from, to],
  );
  const seen = new Set(window.seen.map(toAda));
  return (rows as { ada: string }[]).map(({ ada }) => ada).filter((ada) => !seen.has(ada));
}
