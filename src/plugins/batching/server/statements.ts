import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';

import { listsIn, type Lists, placesOf } from '../shared/lists';
import { isPlain } from '../shared/plain-data';
import type { Builder, Database, Query } from './strapi';
import { type Compiled, compiledOf, written } from './written';

/** Where in its values the lists of rows stand, and what is loaded with its rows. */
type Known = Compiled & { places: number[]; populated: string[] | null };
type Asked = { name: string; lists: Lists; populate: Query | null };

const STATEMENTS = 1_000;
/** Longer questions are written anew, so that what is kept stays below some megabytes. */
const LONGEST = 4_000;

/**
 * Strapi and knex write the text of a statement anew for each reading, which takes longer than the database needs to answer it. The text
 * hangs on what is asked alone, and so is kept by that; numbers of rows that are looked up go into it at their places.
 */
export function rememberStatements(db: Database): void {
  const known = new LRUCache<string, Known>({ max: STATEMENTS });
  const create = db.entityManager.createQueryBuilder.bind(db.entityManager);
  db.entityManager.createQueryBuilder = (uid) => {
    const builder = create(uid);
    const [write, execute] = [builder.getKnexQuery.bind(builder), builder.execute.bind(builder)];
    let isExecuted = false;
    builder.execute = (how) => {
      isExecuted = true;
      return execute(how);
    };
    builder.getKnexQuery = () => {
      // Whoever makes it a part of another statement wants it as knex has it.
      const asked = isExecuted ? askedOf(db, { uid, builder }) : undefined;
      if (!asked) return write();
      const found = known.get(asked.name);
      if (found) return again(db, { builder, asked, known: found });
      const statement = write();
      const learnt = learn({ builder, asked, statement });
      if (learnt) known.set(asked.name, learnt);
      return statement;
    };
    return builder;
  };
}

/** A question by which the text of its statement can be told; undefined for what belongs to a transaction or cannot be told so. */
export function askedOf(db: Database, { uid, builder }: { uid: string; builder: Builder }): Asked | undefined {
  const { state } = builder;
  const { type, transaction, forUpdate, processed, populate, filters, where } = state;
  if (!['select', 'count'].includes(type) || transaction || forUpdate || processed || db.inTransaction()) return undefined;
  if (populate !== null && (Array.isArray(populate) || typeof populate !== 'object')) return undefined;
  const { lists, rest } = listsIn(where);
  const { select, count, first, joins, limit, offset, orderBy, groupBy, search, aliasCounter } = state;
  const question = [rest, saidBy(filters, { db, uid }) ?? null, select, orderBy, groupBy, search, joins.map(withoutGaps)];
  if (!question.every(isPlain)) return undefined;
  const how = [uid, type, count, first, limit, offset, aliasCounter, populate && Object.keys(populate)];
  const name = JSON.stringify([...how, ...question]);
  return name.length <= LONGEST ? { name, lists, populate } : undefined;
}

type Filters = (context: object) => unknown;

/** Conditions that Strapi works out for each type as it comes to it, such as those about drafts. */
export function saidBy(filters: unknown, { db, uid }: { db: Database; uid: string }): unknown {
  return typeof filters === 'function' ? (filters as Filters)({ uid, meta: db.metadata.get(uid), db }) : filters;
}

function withoutGaps(join: object): object {
  return Object.fromEntries(Object.entries(join).filter(([, value]) => value !== undefined));
}

type Learning = { builder: Builder; asked: Asked; statement: Knex.QueryBuilder };

function learn({ builder, asked, statement }: Learning): Known | undefined {
  const compiled = compiledOf(statement);
  const places = placesOf(compiled.bindings, asked.lists);
  if (!places) return undefined;
  return { ...compiled, places, populated: builder.state.populate && Object.keys(builder.state.populate) };
}

type Repeating = { builder: Builder; asked: Asked; known: Known };

function again(db: Database, { builder, asked: { lists, populate }, known }: Repeating): Knex.QueryBuilder {
  const { populated, places, ...statement } = known;
  const bindings = [...known.bindings];
  places.forEach((place, n) => bindings.splice(place, lists[n]?.length ?? 0, ...(lists[n] ?? [])));
  builder.state.populate = populated && Object.fromEntries(populated.map((name) => [name, populate?.[name]]));
  return written(db, { ...statement, bindings }) as unknown as Knex.QueryBuilder;
}
