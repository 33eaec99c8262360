import type { Knex } from 'knex';

import type { Builder, Database } from './strapi';

type Order = { column: string; order: 'asc' | 'desc' };

/**
 * Where a filter asks other tables, Strapi leaves out rows that come twice by comparing them whole, with all their texts, and
 * PostgreSQL reads every row that may fit. Here the numbers of the page are looked up first, for which indexes do, and then its rows.
 */
export function readJoinedPages(db: Database): void {
  const create = db.entityManager.createQueryBuilder.bind(db.entityManager);
  db.entityManager.createQueryBuilder = (uid) => {
    const builder = create(uid);
    const statement = builder.getKnexQuery.bind(builder);
    builder.getKnexQuery = () => {
      // Only with the statement it is known what a filter or an order asks of other tables.
      const page = statement();
      return isJoined(builder) ? byNumber(db, { uid, builder, page }) : page;
    };
    return builder;
  };
}

/** What is asked of the rows themselves and ordered by them alone; what hangs on other rows is left as Strapi has it. */
function isJoined(builder: Builder): boolean {
  const { type, first, limit, joins, groupBy, transaction, forUpdate, select } = builder.state;
  if (type !== 'select' || first || !limit || limit < 0 || joins.length === 0) return false;
  if (groupBy.length > 0 || transaction || forUpdate || joins.some(isOrdered)) return false;
  const isOwn = (column: unknown) =>
    typeof column === 'string' && (!column.includes('.') || column.startsWith(`${builder.alias}.`));
  const orders = ordersOf(builder).map(({ column }) => column);
  return [...select, ...orders].every(isOwn) && orders.includes(`${builder.alias}.id`);
}

const isOrdered = (join: { orderBy?: object }) => Object.keys(join.orderBy ?? {}).length > 0;
const ordersOf = ({ state }: Builder) => state.orderBy as Order[];

type Page = { uid: string; builder: Builder; page: Knex.QueryBuilder };

function byNumber(db: Database, { uid, builder, page }: Page): Knex.QueryBuilder {
  const { alias, state } = builder;
  const orders = ordersOf(builder);
  // Strapi orders by the number in the end also where that was asked for.
  const numbers = page
    .clone()
    .clearSelect()
    .distinct([...new Set(orders.map(({ column }) => column))])
    .as('numbers');
  return db
    .connection({ [alias]: db.metadata.get(uid)?.tableName ?? '' })
    .select(state.select.map((column) => builder.aliasColumn(column as string)))
    .whereIn(`${alias}.id`, db.connection.select('numbers.id').from(numbers))
    .orderBy(orders);
}
