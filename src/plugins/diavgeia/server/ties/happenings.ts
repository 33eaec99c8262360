import type { Knex } from 'knex';

import { CITING, happeningIn, type Happening } from '../../shared/citing';
import { toJson } from '../mirror/rows';
import type { Change } from '../mirror/store';

type Happened = { ada: string; kind: Happening; version_id: string };

/** Notes for whoever works on entries that cite an act what became of it: once for each version. */
export async function noteHappenings(trx: Knex, news: Change[], now: Date): Promise<void> {
  const happened = news.flatMap(({ act, before, fields }): Happened[] => {
    const kind = happeningIn({ before, status: act.status, changed: fields });
    return kind ? [{ ada: act.ada, kind, version_id: act.versionId ?? '' }] : [];
  });
  await note(trx, happened, now);
}

/** The portal no longer has the act at all. */
export async function noteMissing(trx: Knex, ada: string, now: Date): Promise<void> {
  await note(trx, [{ ada, kind: 'missing', version_id: '' }], now);
}

async function note(trx: Knex, happened: Happened[], now: Date): Promise<void> {
  if (happened.length === 0) return;
  await trx.raw(
    `INSERT INTO diavgeia_citation_notices (type, document, ada, kind, version_id, at)
     SELECT DISTINCT citing.type, citing.document_id, happened.ada, happened.kind, happened.version_id, ?::timestamptz
       FROM jsonb_to_recordset(?::jsonb) AS happened (ada text, kind text, version_id text)
       CROSS JOIN LATERAL (${WHO_CITES}) AS citing
     ON CONFLICT DO NOTHING`,
    [now.toISOString(), toJson(happened)],
  );
}

/** By its number, or by a relation to the mirror's entry. */
const WHO_CITES = Object.entries(CITING)
  .flatMap(([type, { table, links }]) => [
    `SELECT '${type}' AS type, document_id FROM ${table} WHERE cited_adas @> jsonb_build_array(happened.ada)`,
    ...links.map(
      ([link, column]) =>
        `SELECT '${type}', entry.document_id FROM decisions JOIN ${link} AS link ON link.decision_id = decisions.id
           JOIN ${table} AS entry ON entry.id = link.${column} WHERE decisions.ada = happened.ada`,
    ),
  ])
  .join(' UNION ');
