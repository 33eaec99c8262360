import type { Knex } from 'knex';

import type { HistoryEntry } from './rows';

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
