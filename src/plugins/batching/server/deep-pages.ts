import type { Knex } from 'knex';

import type { Builder, Database } from './strapi';

/** So many entries may be passed over with all that is in them. */
const DEEP = 200;

/**
 * PostgreSQL reads every row that a page passes over, with its texts. On deep pages the numbers of the rows are looked up first, which
 * an index over place and order answers by itself, and only the rows of the page are read.
 */
export function readDeepPages(db: Database): void {
  const create = db.entityManager.createQueryBuilder.bind(db.entityManager);
  db.entityManager.createQueryBuilder = (uid) => {
    const builder = create(uid);
    const statement = builder.getKnexQuery.bind(builder);
    builder.getKnexQuery = () => (isDeep(builder) ? byNumber(builder, statement()) : statement());
    return builder;
  };
}

/** Where other tables are joined, Strapi leaves out rows that come more than once, and needs them whole for that. */
function isDeep({ state }: Builder): boolean {
  const { type, offset, limit, joins, groupBy, transaction, forUpdate } = state;
  if (type !== 'select' || !limit || (offset ?? 0) < DEEP) return false;
  return joins.length === 0 && groupBy.length === 0 && !transaction && !forUpdate;
}

function byNumber(builder: Builder, page: Knex.QueryBuilder): Knex.QueryBuilder {
  // What a filter or an order asks of other tables is known only now that the statement is made.
  if (builder.state.joins.length > 0) return page;
  const id = `${builder.alias}.id`;
  const numbers = page.clone().clearSelect().select(id);
  return page.clearWhere().clear('limit').clear('offset').whereIn(id, numbers);
}
