import type { Knex } from 'knex';

import type { Builder, Database, Row } from './strapi';

/** Which parent a row belongs to: its place among those asked for, from 1. */
const PARENT = '__batching_parent';
const PLACE = '__batching_place';

/** A column of the parent, to be compared with in the statement that is run for each. */
export const parentColumn = (db: Database, column: string): Knex.Raw => db.connection.raw('??', [`parent.${column}`]);

type Asked = {
  db: Database;
  /** Strapi's own statement for one parent, its key written as `parentColumn`. */
  builder: Builder;
  ids: number[];
  /** Where the parents lie, if more than their `id` is compared with. */
  table?: string;
};

/**
 * Runs the statement once for every parent, in one go: PostgreSQL evaluates it per parent (LATERAL), so that limit, offset,
 * order and filters mean to each parent what they mean when Strapi asks for it alone.
 * Answers the mapped rows by the parents' ids, in order; a parent without rows is missing.
 */
export async function runForEach({ db, builder, ids, table }: Asked): Promise<Map<number, Row[]>> {
  const statement = builder.getKnexQuery();
  let rows: Row[] = [];
  const run = async () => (rows = (await forEach({ db, statement, ids, table })).rows);
  // Strapi's execution maps the rows and words the errors; only the statement is another.
  builder.getKnexQuery = () => run() as never;
  const entities = await builder.execute<Row[]>();
  return grouped({ ids, rows, entities });
}

type Statement = { db: Database; statement: Knex.QueryBuilder; ids: number[]; table?: string };

function forEach({ db, statement, ids, table }: Statement): Knex.Raw<{ rows: Row[] }> {
  const parents = table
    ? 'unnest(?::int[]) WITH ORDINALITY AS asked (asked, asked_place) JOIN ?? AS parent ON parent.id = asked'
    : 'unnest(?::int[]) WITH ORDINALITY AS parent (id, asked_place)';
  return db.connection.raw(
    `SELECT asked_place AS ${PARENT}, related.* FROM ${parents}
     CROSS JOIN LATERAL (SELECT one.*, row_number() OVER () AS ${PLACE} FROM ? AS one) AS related ORDER BY asked_place, ${PLACE}`,
    table ? [ids, table, statement] : [ids, statement],
  );
}

function grouped({ ids, rows, entities }: { ids: number[]; rows: Row[]; entities: Row[] }): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  rows.forEach((row, i) => {
    const id = ids[Number(row[PARENT]) - 1] ?? 0;
    const entity = entities[i] ?? {};
    const known = found.get(id);
    if (known) known.push(entity);
    else found.set(id, [entity]);
  });
  return found;
}
