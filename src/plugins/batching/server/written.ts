import type { Knex } from 'knex';

import type { Database } from './strapi';

/** A statement as knex hands it to the driver. */
export type Compiled = { method: string; sql: string; bindings: unknown[]; options?: object };
type Raw = { toSQL(): object; _timeout?: number; _cancelOnTimeout?: boolean };

let asked = 0;

/** To knex, a statement that need not be written any more; what knex does with one (time limits, events, errors) stays as it is. */
export function written(db: Database, compiled: Compiled): Knex.Raw {
  const statement = db.connection.raw('') as unknown as Raw;
  statement.toSQL = () => ({
    options: {},
    ...compiled,
    __knexQueryUid: `written ${(asked += 1)}`,
    ...(statement._timeout && { timeout: statement._timeout, cancelOnTimeout: statement._cancelOnTimeout }),
  });
  return statement as unknown as Knex.Raw;
}

const NAMED = 200;
let named = 0;

/**
 * The first ones have names, under which PostgreSQL keeps them parsed and planned. No more do, since each connection keeps them for good; nor
 * those that read whatever columns there are, which another process may change.
 */
export function compiledOf(statement: Knex.Raw | Knex.QueryBuilder): Compiled {
  const { method, sql, bindings, options } = statement.toSQL() as unknown as Compiled;
  const isNamed = named < NAMED && !/"\.\*/.test(sql);
  return { method, sql, bindings, options: { ...options, ...(isNamed && { name: `batching_${(named += 1)}` }) } };
}
