import type { Knex } from 'knex';

import { changesBetween } from '../../shared/changes';
import { toJson, type HistoryEntry } from './rows';

export type Version = { number: number; version_id: string | null; at: Date | null; raw: string | null };
type Row = { ada: string; version_id: string | null; at: Date | null; status: string; fields: string[] };

/** What readers are told of the versions of acts, the oldest first. */
export async function historiesOf(trx: Knex, adas: string[]): Promise<Map<string, HistoryEntry[]>> {
  const { rows } = await trx.raw(
    `SELECT ada, version_id, at, status, ARRAY(SELECT change ->> 'field' FROM jsonb_array_elements(changes) AS change) AS fields
       FROM diavgeia_versions WHERE ada = ANY (?) ORDER BY at NULLS LAST, number`,
    [adas],
  );
  const histories = new Map<string, HistoryEntry[]>(adas.map((ada) => [ada, []]));
  for (const { ada, version_id, at, status, fields } of rows as Row[])
    histories.get(ada)?.push({ versionId: version_id, at: at?.toISOString() ?? null, status, changed: fields });
  return histories;
}

export async function versionsOf(db: Knex, ada: string): Promise<Version[]> {
  const { rows } = await db.raw(
    `SELECT versions.number, versions.version_id, versions.at, coalesce(versions.raw, CASE WHEN versions.number = acts.number THEN acts.raw END)::text AS raw
       FROM diavgeia_versions AS versions JOIN diavgeia_acts AS acts USING (ada) WHERE ada = ? ORDER BY versions.number`,
    [ada],
  );
  return rows as Version[];
}

/** What changed from each version to the next, told anew. */
export async function retell(trx: Knex, ada: string): Promise<void> {
  const versions = (await versionsOf(trx, ada)).sort(
    (a, b) => (a.at?.getTime() ?? Infinity) - (b.at?.getTime() ?? Infinity) || a.number - b.number,
  );
  for (const [i, { number, raw }] of versions.entries()) {
    const before = versions[i - 1]?.raw;
    if (!before || !raw) continue;
    const changes = changesBetween(JSON.parse(before) as object, JSON.parse(raw) as object);
    await trx('diavgeia_versions')
      .where({ ada, number })
      .update({ changes: toJson(changes) });
  }
  const history = (await historiesOf(trx, [ada])).get(ada) ?? [];
  await trx('decisions')
    .where({ ada })
    .whereNot({ exposure: 'hidden' })
    .update({ history: toJson(history) });
}

/** The same for acts that the portal writes otherwise than it did, where there are other versions of them. */
export async function retellOf(trx: Knex, adas: string[]): Promise<void> {
  if (adas.length === 0) return;
  const { rows } = await trx.raw('SELECT ada FROM diavgeia_versions WHERE ada = ANY (?) GROUP BY ada HAVING count(*) > 1', [
    adas,
  ]);
  for (const { ada } of rows as { ada: string }[]) await retell(trx, ada);
}
