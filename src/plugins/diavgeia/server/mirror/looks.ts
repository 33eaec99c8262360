import type { Core } from '@strapi/strapi';

import { publicUrl, readSettings, type Settings } from '../../../../office/settings';
import type { Failure } from '../../shared/contracts';
import { fromText, tell, type Told } from '../../shared/told';
import { PORTAL } from '../../shared/names';
import { connectPortal, type Portal } from '../client/portal';
import type { WireOptions } from '../client/wire';
import { tableIn } from './exposures';
import { ledger, type Mirror } from './ledger';

/** What went wrong, for a reader of any language. */
export type Failed = Omit<Failure, 'fault'> & { told: Told[] };
export type Status = Omit<Mirror, 'fault'> & {
  acts: number;
  fault: Told[] | null;
  failures: Failed[];
  open: { done: number; of: number } | null;
};

/** What can be asked of the mirror without changing it. */
export const looks = (strapi: Core.Strapi) => {
  const db = () => strapi.db.connection;
  return {
    /** uids of the organizations that are mirrored. */
    organizations: (): string[] =>
      readSettings()
        .DIAVGEIA_ORGANIZATIONS.split(',')
        .map((uid) => uid.trim())
        .filter(Boolean),

    async status(): Promise<Status[]> {
      const rows = await db()<Mirror>('diavgeia_mirrors').orderBy('organization_uid');
      return Promise.all(rows.map((row) => statusOf(strapi, row)));
    },

    /** What the last attempt failed of, if it did. */
    async faultOf(organizationUid: string): Promise<string | null> {
      const fault = (await ledger(db()).mirror(organizationUid))?.fault;
      return fault ? tell(fromText(fault), 'en') : null;
    },

    exposures: () => tableIn(db()),
    portal: (manner?: Pick<WireOptions, 'patience' | 'attempts'>) => portalOf(readSettings(), manner),
  };
};

/** As the settings say; the agent names the office and how to reach it. */
export function portalOf(settings: Settings, manner: Pick<WireOptions, 'patience' | 'attempts'> = {}): Portal {
  const { DIAVGEIA_URL: url = PORTAL, DIAVGEIA_PAUSE: pause, DIAVGEIA_BACK_OFF: backOff, MAIL_FROM } = settings;
  const { DIAVGEIA_USERNAME: username, DIAVGEIA_PASSWORD: password } = settings;
  const contact = [`+${publicUrl(settings)}`, MAIL_FROM?.replace(/[^\x20-\x7e]|[()]/g, '')].filter(Boolean).join('; ');
  const account = username && password ? { username, password } : undefined;
  return connectPortal({ url, userAgent: `Deltio/0.1 (${contact})`, account, pause, backOff, ...manner });
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
  const documents = await db('diavgeia_documents as documents')
    .join('decisions', 'decisions.ada', 'documents.ada')
    .where({ state: 'failed', 'decisions.organization_uid': uid })
    .select<{ ada: string; fault: string }[]>('documents.ada', 'fault');
  return {
    ...row,
    fault: row.fault === null ? null : fromText(row.fault),
    acts: Number(acts?.count ?? 0),
    open: latest?.state === 'open' ? await ledger(db).progress(latest.id) : null,
    failures: [
      ...windows.map(({ from, to, fault }) => ({ what: `${from} – ${to}`, told: fromText(fault), kind: 'window' as const })),
      ...documents.map(({ ada, fault }) => ({ what: ada, told: fromText(fault), kind: 'document' as const })),
      ...aside.map(({ key, reason }) => ({ what: key, told: fromText(reason), kind: 'act' as const })),
    ],
  };
}
