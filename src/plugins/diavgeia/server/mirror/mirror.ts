import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../../office/settings';
import { audit, SYSTEM } from '../../../audit/api';
import type { Ada } from '../../shared/ada';
import { tellOfCitations } from '../citing/notices';
import { eachOf } from '../documents/each';
import { keepDocuments } from '../schedule';
import { type Kind, ledger } from './ledger';
import type { Portal } from '../client/portal';
import { looks, portalOf } from './looks';
import { markMissing } from './missing';
import { type Read, storeActs } from './store';
import { type Progress, type Report, walk } from './walk';
import type { Hear, Walking } from './window';

export type MirrorService = ReturnType<typeof mirror>;
/** `portal` is the one in the settings unless given. */
type Going = { organizationUid: string; kind: Kind; portal?: Portal; progress?: Progress; signal?: AbortSignal };

/** The office's copy of what its organizations have on the portal. */
export const mirror = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  const inTransaction: Walking['inTransaction'] = async (work) => strapi.db.transaction(async ({ trx }) => work(trx));
  const hearers: Hear[] = [];
  const hear: Hear = async (told) => {
    for (const hearer of hearers) await hearer(told);
  };
  return {
    ...looks(strapi),

    /** One walk through an organization's acts, which goes on with what was begun before. */
    async go({ organizationUid, kind, portal = portalOf(readSettings()), progress, signal }: Going): Promise<Report> {
      try {
        const report = await walk({ db: db(), portal, organizationUid, kind, progress, signal, inTransaction, hear });
        await tell(strapi, organizationUid, report);
        return report;
      } finally {
        // What was written before an outage, a revocation perhaps, is followed all the same.
        if (!signal?.aborted) await follow(strapi);
      }
    },

    /** Opens once more what failed in the latest walk; the next one goes on there. */
    reopen: async (organizationUid: string) => ledger(db()).reopen(organizationUid),

    /** Writes one act that was asked for by its number, as a walk would. */
    async take(read: Read): Promise<void> {
      const now = new Date();
      const organizationUid = read.act.organizationUid ?? '';
      await inTransaction(async (trx) => {
        const { changes } = await storeActs(trx, { acts: [read], organizationUid, readAt: now, now });
        if (changes.length > 0) await hear({ trx, changes });
      });
      await follow(strapi);
    },

    /** Notes of an act that was asked for by its number that the portal no longer has it. */
    async miss(ada: Ada): Promise<void> {
      await inTransaction(async (trx) => markMissing(trx, ada, new Date()));
      await tellOfCitations(strapi);
    },

    /**
     * From now on the hearer is told of the acts of each page that are new, changed, revoked or shown otherwise, in the transaction that writes
     * them (Strapi's own, so that what it writes through Strapi belongs to it). Its fault undoes the page and ends the walk.
     */
    onActs(hearer: Hear): void {
      hearers.push(hearer);
    },

    /** Tells them what became of acts otherwise than by a walk, in the open transaction. */
    announce: hear,
  };
};

/** What hangs on acts and is no part of the database: letters, and copies of documents that may no longer be here. */
async function follow(strapi: Core.Strapi): Promise<void> {
  const works: ((strapi: Core.Strapi) => Promise<unknown>)[] = [keepDocuments, tellOfCitations];
  await eachOf(works, (work) => work(strapi));
}

/** One entry for a walk that changed something; thousands of acts do not make thousands of entries. */
async function tell(strapi: Core.Strapi, organizationUid: string, report: Report): Promise<void> {
  const { added, changed, revoked, refused, missing } = report;
  if (added + changed + revoked + refused + missing === 0) return;
  await audit(strapi).record({ act: 'diavgeia.mirror', by: SYSTEM, subject: null, after: { organizationUid, ...report } });
}
