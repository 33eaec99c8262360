import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

type Order = { column: string; order?: 'asc' | 'desc' } | { rawExpression: string };
type Builder = {
  alias: string;
  state: {
    type: string;
    select: unknown[];
    orderBy: Order[];
    limit: number | null;
    offset: number | null;
    first: boolean;
    groupBy: unknown[];
    forUpdate: boolean;
  };
  processState(): void;
  shouldUseDeepSort(): boolean;
  getKnexQuery(): Knex.QueryBuilder;
};
type Database = { connection: Knex; entityManager: { createQueryBuilder(uid: string): Builder } };
type Column = Extract<Order, { column: string }>;

const PREFIX = '__deltio_sort';
const PLACE = '__deltio_place';

/**
 * What is shown of an entry cannot be sorted in Strapi by a field of something that hangs on it in turn: it asks for `t5.t1.topic_id`,
 * and PostgreSQL knows no such table; nor can the same field stand twice in such an order. Both were answered with 500.
 */
export function sortWhatIsShown(strapi: Core.Strapi): void {
  const db = strapi.db as unknown as Database;
  const create = db.entityManager.createQueryBuilder.bind(db.entityManager);
  db.entityManager.createQueryBuilder = (uid) => {
    const builder = create(uid);
    const write = builder.getKnexQuery.bind(builder);
    builder.getKnexQuery = () => {
      if (builder.state.type !== 'select') return write();
      builder.processState();
      return isBeyondStrapi(builder) ? firstOfEach(db, { builder, write }) : write();
    };
    return builder;
  };
}

function isBeyondStrapi(builder: Builder): boolean {
  const { orderBy, groupBy, forUpdate, select } = builder.state;
  if (groupBy.length > 0 || forUpdate || !orderBy.every(isColumn) || !select.every(isText)) return false;
  const columns = orderBy.map(({ column }) => column);
  const hasOthers = select.some((column) => column.includes('.') && !columns.includes(column));
  return (hasOthers || new Set(columns).size < columns.length) && builder.shouldUseDeepSort();
}

const isColumn = (order: Order): order is Column => 'column' in order;
const isText = (column: unknown): column is string => typeof column === 'string';

/** A row that is sorted by several others stands where the first of them puts it, once for each entry that shows it. */
function firstOfEach(db: Database, { builder, write }: { builder: Builder; write: () => Knex.QueryBuilder }): Knex.QueryBuilder {
  const { alias, state } = builder;
  const id = `${alias}.id`;
  const orders = sortedBy(state.orderBy as Column[]);
  const { own, others } = columnsOf(builder);
  const found = withoutDeepSort(builder, write);
  const numbered = found
    .clear('select')
    .clear('order')
    .clear('limit')
    .clear('offset')
    .select([...own, ...others, ...orders.map(({ column, name }) => `${column} as ${name}`), `${id} as ${PREFIX}_id`])
    .rowNumber(PLACE, (over) => {
      for (const { column, order } of orders) over.orderBy(column, order);
      over.partitionBy([id, ...others.map((column) => column.split(' as ')[0]!)]);
    });
  const rows = db.connection.select('*').from(numbered.as('sorted')).where(PLACE, 1);
  rows.orderBy([...orders.map(({ name, order }) => ({ column: name, order })), { column: `${PREFIX}_id`, order: 'asc' }]);
  if (state.limit) rows.limit(state.limit);
  if (state.offset) rows.offset(state.offset);
  return state.first ? rows.first() : rows;
}

function sortedBy(orders: Column[]) {
  const isNew = ({ column }: Column, n: number) => orders.findIndex((other) => other.column === column) === n;
  return orders.filter(isNew).map(({ column, order }, n) => ({ column, order: order ?? 'asc', name: `${PREFIX}_${n}` }));
}

/** Those of the type itself, and those of the tables joined to it, except what Strapi added only to sort by it. */
function columnsOf({ alias, state }: Builder): { own: string[]; others: string[] } {
  const sorting = (state.orderBy as Column[]).map(({ column }) => column);
  const columns = (state.select as string[]).map((column) => (column.includes('.') ? column : `${alias}.${column}`));
  const isOwn = (column: string) => column.startsWith(`${alias}.`);
  return {
    own: [...new Set(columns.filter(isOwn))],
    others: columns.filter((column) => !isOwn(column) && !sorting.includes(column)),
  };
}

function withoutDeepSort(builder: Builder, write: () => Knex.QueryBuilder): Knex.QueryBuilder {
  const ask = builder.shouldUseDeepSort;
  builder.shouldUseDeepSort = () => false;
  try {
    return write();
  } finally {
    builder.shouldUseDeepSort = ask;
  }
}
