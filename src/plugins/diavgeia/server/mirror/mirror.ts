import type { Core } from '@strapi/strapi';

import { publicUrl, readSettings, type Settings } from '../../../../office/settings';
import { audit, SYSTEM } from '../../../audit/api';
import { CAREFUL, type Exposure, type Table } from '../../shared/exposure';
import { PORTAL } from '../../shared/names';
import { connectPortal, type Portal } from '../client/portal';
import type { WireOptions } from '../client/wire';
import { type Kind, ledger, type Mirror } from './ledger';
import { type Progress, type Report, walk } from './walk';

export type MirrorService = ReturnType<typeof mirror>;
export type Status = Mirror & {
  acts: number;
  failures: { what: string; fault: string }[];
  open: { done: number; of: number } | null;
};
type Going = { organizationUid: string; kind: Kind; progress?: Progress; signal?: AbortSignal };

/** The office's copy of what its organizations have on the portal. */
export const mirror = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
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
        table: await tableOf(strapi),
        progress,
        signal,
        written: (adas) => announce(strapi, adas),
      });
      await tell(strapi, organizationUid, report);
      return report;
    },

    async status(): Promise<Status[]> {
      const rows = await db()<Mirror>('diavgeia_mirrors').orderBy('organization_uid');
      return Promise.all(rows.map((row) => statusOf(strapi, row)));
    },

    exposures: () => tableOf(strapi),
    portal: (manner?: Pick<WireOptions, 'patience' | 'attempts'>) => portalOf(readSettings(), manner),
    announce: (adas: string[]) => announce(strapi, adas),
  };
};

/** As the settings say; the agent names the office and how to reach it. */
function portalOf(settings: Settings, manner: Pick<WireOptions, 'patience' | 'attempts'> = {}): Portal {
  const { DIAVGEIA_URL = PORTAL, DIAVGEIA_PAUSE, DIAVGEIA_USERNAME: username, DIAVGEIA_PASSWORD: password, MAIL_FROM } = settings;
  const contact = [`+${publicUrl(settings)}`, MAIL_FROM?.replace(/[^\x20-\x7e]|[()]/g, '')].filter(Boolean).join('; ');
  const account = username && password ? { username, password } : undefined;
  return connectPortal({ url: DIAVGEIA_URL, userAgent: `Deltio/0.1 (${contact})`, account, pause: DIAVGEIA_PAUSE, ...manner });
}

async function tableOf(strapi: Core.Strapi): Promise<Table> {
  const rows = await strapi.db.connection<{ subject: string; exposure: Exposure }>('diavgeia_exposures');
  return { ...CAREFUL, ...Object.fromEntries(rows.map(({ subject, exposure }) => [subject, exposure])) };
}

/** The one place from which others hear which decisions were written, after they were. */
async function announce(_strapi: Core.Strapi, _adas: string[]): Promise<void> {}

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
      ...windows.map(({ from, to, fault }) => ({ what: `${from} – ${to}`, fault })),
      ...aside.map(({ key, reason }) => ({ what: key, fault: reason })),
    ],
  };
}
