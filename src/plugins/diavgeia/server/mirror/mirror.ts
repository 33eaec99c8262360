import type { Core } from '@strapi/strapi';

import { publicUrl, readSettings, type Settings } from '../../../../office/settings';
import { audit, SYSTEM } from '../../../audit/api';
import type { Failure } from '../../shared/contracts';
import { PORTAL } from '../../shared/names';
import { tellOfCitations } from '../citing/notices';
import { connectPortal, type Portal } from '../client/portal';
import type { WireOptions } from '../client/wire';
import { keepDocuments } from '../schedule';
import { tableIn } from './exposures';
import { type Kind, ledger, type Mirror } from './ledger';
import { type Read, storeActs } from './store';
import { type Progress, type Report, walk } from './walk';
import type { Hear } from './window';

export type MirrorService = ReturnType<typeof mirror>;
export type Status = Mirror & {
  acts: number;
  failures: Failure[];
  open: { done: number; of: number } | null;
};
type Going = { organizationUid: string; kind: Kind; progress?: Progress; signal?: AbortSignal };

/** The office's copy of what its organizations have on the portal. */
export const mirror = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  const hearers: Hear[] = [];
  const hear: Hear = async (told) => {
    for (const hearer of hearers) await hearer(told);
  };
  return {
    /** uids of the organizations that are mirrored. */
    organizations: (): string[] =>
      readSettings()
        .DIAVGEIA_ORGANIZATIONS.split(',')
        .map((uid) => uid.trim())
        .filter(Boolean),

    /** One walk through an organization's acts, which goes on with what was begun before. */
    async go({ organizationUid, kind, progress, signal }: Going): Promise<Report> {
      const report = await walk({
        db: db(),
        portal: portalOf(readSettings()),
        organizationUid,
        kind,
        progress,
        signal,
        inTransaction: async (work) => strapi.db.transaction(async ({ trx }) => work(trx)),
        hear,
      });
      await tell(strapi, organizationUid, report);
      await keepDocuments(strapi);
      await tellOfCitations(strapi);
      return report;
    },

    async status(): Promise<Status[]> {
      const rows = await db()<Mirror>('diavgeia_mirrors').orderBy('organization_uid');
      return Promise.all(rows.map((row) => statusOf(strapi, row)));
    },

    /** Opens once more what failed in the latest walk; the next one goes on there. */
    reopen: async (organizationUid: string) => ledger(db()).reopen(organizationUid),
    /** What the last attempt failed of, if it did. */
    faultOf: async (organizationUid: string) => (await ledger(db()).mirror(organizationUid))?.fault ?? null,

    exposures: () => tableIn(db()),
    portal: (manner?: Pick<WireOptions, 'patience' | 'attempts'>) => portalOf(readSettings(), manner),

    /** Writes one act that was asked for by its number, as a walk would. */
    async take(read: Read): Promise<void> {
      const now = new Date();
      const organizationUid = read.act.organizationUid ?? '';
      await strapi.db.transaction(async ({ trx }) => {
        const { changes } = await storeActs(trx, { acts: [read], organizationUid, readAt: now, now });
        if (changes.length > 0) await hear({ trx, changes });
      });
      await tellOfCitations(strapi);
    },

    /**
     * From now on the hearer is told of the acts of each page that are new, changed or revoked, in the transaction that writes
     * them (Strapi's own, so that what it writes through Strapi belongs to it). Its fault undoes the page and ends the walk.
     */
    onActs(hearer: Hear): void {
      hearers.push(hearer);
    },
  };
};

/** As the settings say; the agent names the office and how to reach it. */
function portalOf(settings: Settings, manner: Pick<WireOptions, 'patience' | 'attempts'> = {}): Portal {
  const { DIAVGEIA_URL = PORTAL, DIAVGEIA_PAUSE, DIAVGEIA_USERNAME: username, DIAVGEIA_PASSWORD: password, MAIL_FROM } = settings;
  const contact = [`+${publicUrl(settings)}`, MAIL_FROM?.replace(/[^\x20-\x7e]|[()]/g, '')].filter(Boolean).join('; ');
  const account = username && password ? { username, password } : undefined;
  return connectPortal({ url: DIAVGEIA_URL, userAgent: `Deltio/0.1 (${contact})`, account, pause: DIAVGEIA_PAUSE, ...manner });
}

/** One entry for a walk that changed something; thousands of acts do not make thousands of entries. */
async function tell(strapi: Core.Strapi, organizationUid: string, report: Report): Promise<void> {
  const { added, changed, revoked, refused, missing } = report;
  if (added + changed + revoked + refused + missing === 0) return;
  await audit(strapi).record({ act: 'diavgeia.mirror', by: SYSTEM, subject: null, after: { organizationUid, ...report } });
}

async function statusOf(strapi: Core.Strapi, row: Mirror): Promise<Status> {
  const db = strapi.db.connection;
  const uid = row.organization_uid;
  const [acts] = await db('diavgeia_acts').where({ organization_uid: uid }).count<{ count: string }[]>('* as count');
  const latest = await db('diavgeia_walks')
    .where({ organization_uid: uid })
    .orderBy('id', 'desc')
    .first<{ id: string; state: string }>();
  const windows = latest
    ? await db('diavgeia_windows')
        .where({ walk_id: latest.id, state: 'failed' })
        .select<{ from: string; to: string; fault: string }[]>(
          db.raw('issued_from::text AS "from", issued_to::text AS "to", fault'),
        )
    : [];
  const aside = await db('diavgeia_aside')
    .where({ organization_uid: uid })
    .select<{ key: string; reason: string }[]>('key', 'reason');
  return {
    ...row,
    acts: Number(acts?.count ?? 0),
    open: latest?.state === 'open' ? await ledger(db).progress(latest.id) : null,
    failures: [
      ...windows.map(({ from, to, fault }) => ({ what: `${from} – ${to}`, fault, kind: 'window' as const })),
      ...aside.map(({ key, reason }) => ({ what: key, fault: reason, kind: 'act' as const })),
    ],
  };
}
