import type { Knex } from 'knex';

import { GENESIS } from '../shared/canonical';
import { breakAt, breakAtEnd, type Break, type Place } from '../shared/chain';
import { selectChain, type Row } from './rows';

export type Verdict = { broken: Break | null; entries: number; from: Place; head: Place };

const BATCH = 2_000;

/**
 * Follows the whole chain on one unchanging view of the database, from the last anchor to the head.
 * A place that was noted outside the database before must still be in it.
 */
export async function verify(db: Knex, noted?: Place): Promise<Verdict> {
  return db.transaction((trx) => follow(trx, noted), { isolationLevel: 'repeatable read', readOnly: true });
}

export async function follow(trx: Knex, noted?: Place): Promise<Verdict> {
  const anchor = await trx('audit_anchors').orderBy('number', 'desc').first('number', 'hash');
  const from = anchor ? placeOf(anchor) : GENESIS;
  const head = placeOf(await trx('audit_head').first('number', 'hash'));
  let last = from;
  const verdict = (broken: Break | null): Verdict => ({ broken, entries: last.number - from.number, from, head });
  for await (const row of inOrder(trx)) {
    const place = placeOf(row);
    const broken = breakAt({ ...place, former: row.former, canonical: row.canonical }, last);
    if (broken) return verdict(broken);
    if (noted?.number === place.number && noted.hash !== place.hash) return verdict({ number: place.number, fault: 'changed' });
    last = place;
  }
  return verdict(
    breakAtEnd(last, head) ?? (noted && noted.number > last.number ? { number: last.number + 1, fault: 'cut' } : null),
  );
}

/** Every row from the lowest number on, a batch at a time. */
export async function* inOrder(db: Knex, only: (rows: Knex.QueryBuilder) => void = () => undefined): AsyncGenerator<Row> {
  for (let after = '0'; ;) {
    const query = selectChain(db).where('number', '>', after).orderBy('number').limit(BATCH);
    only(query);
    const rows: Row[] = await query;
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.number;
  }
}

function placeOf({ number, hash }: { number: number | string; hash: string }): Place {
  return { number: Number(number), hash };
}
