import { createHash } from 'node:crypto';

import type { Knex } from 'knex';

import type { Ada } from '../../shared/ada';
import type { Aside } from '../../shared/act';
import { toText } from '../../shared/told';
import { toJson } from './rows';

type Keeping = { aside: Aside[]; organizationUid: string; read: Ada[]; now: Date };

/** Keeps what could not be read, with its reason, until it can be. Answers how many were not known yet. */
export async function storeAside(trx: Knex, { aside, organizationUid, read, now }: Keeping): Promise<number> {
  if (read.length > 0)
    await trx.raw('DELETE FROM diavgeia_aside WHERE organization_uid = ? AND ada = ANY (?)', [organizationUid, read]);
  if (aside.length === 0) return 0;
  const rows = new Map(
    aside.map((one) => [keyOf(one), { key: keyOf(one), ada: one.ada, reason: toText(one.reason), raw: one.raw }]),
  );
  const { rows: kept } = await trx.raw(
    `INSERT INTO diavgeia_aside (organization_uid, key, ada, reason, raw, first_at, last_at)
     SELECT ?, key, ada, reason, raw, ?::timestamptz, ?::timestamptz FROM jsonb_to_recordset(?::jsonb) AS row (key text, ada text, reason text, raw jsonb)
     ON CONFLICT (organization_uid, key) DO UPDATE SET reason = excluded.reason, raw = excluded.raw, last_at = excluded.last_at
     RETURNING first_at = last_at AS is_new`,
    [organizationUid, now.toISOString(), now.toISOString(), toJson([...rows.values()])],
  );
  return (kept as { is_new: boolean }[]).filter(({ is_new }) => is_new).length;
}

const keyOf = ({ ada, raw }: Aside) => ada ?? createHash('sha1').update(JSON.stringify(raw)).digest('hex');
