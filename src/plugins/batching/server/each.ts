import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';

import { PARENT } from '../api';
import type { Builder, Database, Query, Row } from './strapi';
import { type Compiled, compiledOf, written } from './written';

/** Its place among the rows of that parent, from 1. */
const PLACE = '__batching_place';

/** A column of the parent, to be compared with in the statement that is run for each. */
export const parentColumn = (db: Database, column: 'id' | 'key'): Knex.Raw => db.connection.raw('??', [`parent.${column}`]);

/** A parent's id and, where a relation hangs on another column of it, the value of that. */
export type Key = { id: number; key?: string };
type Asked = {
  db: Database;
  /** Strapi's own statement for these parents; `conditions` take its place in the statement for each. */
  builder: Builder;
  conditions: Query;
  keys: Key[];
  /** What is asked, for whichever parents; missing where that cannot be said. */
  name: string | undefined;
};

const STATEMENTS = 1_000;
/** Longer questions are written anew, so that what is kept stays below some megabytes. */
const LONGEST = 4_000;
/** Statements that were written already, by what is asked. */
const memories = new WeakMap<Database, LRUCache<string, Compiled>>();

/**
 * Runs the statement once for every parent, in one go: PostgreSQL evaluates it per parent (LATERAL), so that limit, offset,
 * order and filters mean to each parent what they mean when Strapi asks for it alone.
 * Answers the mapped rows by the parents' ids, in order; a parent without rows is missing.
 */
export async function runForEach({ db, builder, conditions, keys, name }: Asked): Promise<Map<number, Row[]>> {
  const statement = builder.getKnexQuery.bind(builder);
  let rows: Row[] = [];
  const run = async () => {
    // Last, so that whoever listens to Strapi's queries has seen one as Strapi writes it.
    builder.state.where.splice(-1, 1, conditions);
    return (rows = (await forEach(db, { write: statement, keys, name })).rows);
  };
  // Strapi's execution maps the rows and words the errors; only the statement is another.
  builder.getKnexQuery = () => run() as never;
  const entities = await builder.execute<Row[]>();
  return grouped({ keys, rows, entities });
}

type Each = { write: () => Knex.QueryBuilder; keys: Key[]; name: string | undefined };

function forEach(db: Database, { write, keys, name }: Each): Knex.Raw<{ rows: Row[] }> {
  const memory = memories.get(db) ?? new LRUCache<string, Compiled>({ max: STATEMENTS });
  memories.set(db, memory);
  const parents = [keys.map(({ id }) => id), keys.map(({ key }) => key ?? null)];
  const known = memory.get(name ?? '');
  if (known) return written(db, { ...known, bindings: [...parents, ...known.bindings.slice(parents.length)] });
  const statement = db.connection.raw(
    `SELECT parent.place AS ${PARENT}, related.* FROM unnest(?::int[], ?::text[]) WITH ORDINALITY AS parent (id, key, place)
     CROSS JOIN LATERAL (SELECT one.*, row_number() OVER () AS ${PLACE} FROM ? AS one) AS related
     ORDER BY ${PARENT}, ${PLACE}`,
    [...parents, write()],
  );
  if (name !== undefined && name.length <= LONGEST) memory.set(name, compiledOf(statement));
  return statement;
}

function grouped({ keys, rows, entities }: { keys: Key[]; rows: Row[]; entities: Row[] }): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  rows.forEach((row, i) => {
    const id = keys[Number(row[PARENT]) - 1]?.id ?? 0;
    const entity = entities[i] ?? {};
    const known = found.get(id);
    if (known) known.push(entity);
    else found.set(id, [entity]);
  });
  return found;
}
