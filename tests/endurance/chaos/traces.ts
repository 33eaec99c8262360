import type { Client } from 'pg';

import type { WireAct } from '../../../src/plugins/diavgeia/server/stand-in/act';
import type { Office } from '../../support/office';
import type { Kept } from './oracle';
import { MARK } from './shapes';

/** Where the mirror keeps for itself what readers are not to see. */
const INSIDE = ['diavgeia_acts', 'diavgeia_versions', 'diavgeia_aside'];

/** Words of acts that stand in a table where they should not: of a revoked act anywhere, of a hidden or masked one where readers look. */
export async function straysIn(client: Client, shelf: Map<string, WireAct>, kept: Map<string, Kept>): Promise<string[]> {
  const owners = new Map<string, { ada: string; isNowhere: boolean; isInside: boolean }>();
  for (const [ada, act] of shelf) {
    const isNowhere = act.status === 'REVOKED';
    for (const mark of String(act.subject).match(MARK) ?? [])
      owners.set(mark, { ada, isNowhere, isInside: kept.get(ada)?.row.exposure !== 'public' });
  }
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_schema IN ('public', 'graphile_worker') AND table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(
      `SELECT one::text AS line FROM ${name} AS one WHERE one::text ~ 'q7z[0-9]+x'`,
    );
    const isInside = INSIDE.includes(name.replace('public.', ''));
    for (const mark of new Set(rows.flatMap(({ line }) => line.match(MARK) ?? []))) {
      const owner = owners.get(mark);
      if (owner && (owner.isNowhere || (owner.isInside && !isInside))) found.push(`${name} has ${mark} of ${owner.ada}`);
    }
  }
  return found;
}

type Entry = {
  ada: string;
  subject: string | null;
  decisionStatus: string;
  versionId: string;
  units?: { uid: string }[];
  history: unknown[];
};

/** How what readers are given, page by page, differs from what is kept for them. */
export async function differencesForReaders({ http }: Office, kept: Map<string, Kept>): Promise<string[]> {
  const entries: Entry[] = [];
  for (let page = 1, of = 1; page <= of; page += 1) {
    const { body, status } = await http.get(
      `/api/decisions?sort=ada&populate[units][fields][0]=uid&pagination[pageSize]=100&pagination[page]=${page}`,
    );
    if (status !== 200) throw new Error(`REST answers ${status}: ${JSON.stringify(body).slice(0, 300)}`);
    entries.push(...(body.data as Entry[]));
    of = body.meta.pagination.pageCount as number;
  }
  const given = new Map(entries.map((entry) => [entry.ada, entry]));
  const shown = [...kept.values()].filter(({ row }) => row.exposure !== 'hidden');
  const wrong = shown.flatMap(({ ada, row, units }) => {
    const entry = given.get(ada);
    if (!entry) return [`readers miss ${ada}`];
    const line = (of: unknown[]) => JSON.stringify(of);
    const [is, should] = [
      line([
        entry.subject,
        entry.decisionStatus,
        entry.versionId,
        entry.history.length,
        entry.units?.map(({ uid }) => uid).sort(),
      ]),
      line([row.subject, row.decision_status, row.version_id, (row.history as unknown[]).length, units.slice().sort()]),
    ];
    return is === should ? [] : [`readers of ${ada} have ${is} for ${should}`];
  });
  const extra =
    given.size === entries.length && entries.length === shown.length ? [] : [`readers have ${entries.length} of ${shown.length}`];
  return [...wrong, ...extra];
}
