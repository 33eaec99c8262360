import { hasSort } from '@strapi/utils';

import { parentColumn, runForEach } from './each';
import type { Attribute, Builder, Database, JoinTable, Query, Row } from './strapi';

/** A relation of a type, and what is asked of its far end (Strapi's own database query). */
export type Asked = { db: Database; uid: string; name: string; query: Query };
type Prepared = { builder: Builder; table?: string };

/** What Strapi itself takes over from a query into the statement for a relation. */
const TAKEN = ['select', 'where', 'orderBy', 'filters', 'ordering', 'on', 'limit', 'offset'];

const TO_ONE = ['oneToOne', 'manyToOne', 'morphOne'];

/** Whether a relation can be loaded for many parents at once; anything else is left to Strapi. */
export function isBatchable({ db, uid, name }: Omit<Asked, 'query'>): boolean {
  const attribute = db.metadata.get(uid)?.attributes[name];
  if (attribute?.type !== 'relation' || !attribute.relation) return false;
  if (['morphOne', 'morphMany'].includes(attribute.relation)) return morphTable(db, attribute) !== undefined;
  return ['oneToOne', 'oneToMany', 'manyToOne', 'manyToMany'].includes(attribute.relation);
}

/** The related entries of many parents in one statement: by the parent's id what Strapi loads for that parent alone. */
export async function loadRelated(asked: Asked & { ids: number[] }): Promise<(id: number) => Row | Row[] | null> {
  const { db, uid, name, ids } = asked;
  const attribute = db.metadata.get(uid)?.attributes[name];
  if (!attribute) throw new Error(`${uid} has no ${name}`);
  const query = Object.fromEntries(TAKEN.filter((key) => key in asked.query).map((key) => [key, asked.query[key]]));
  const found = await runForEach({ db, ids, ...statementFor({ db, uid, name, query }, attribute) });
  const isToOne = TO_ONE.includes(attribute.relation ?? '');
  return (id) => (isToOne ? (found.get(id)?.[0] ?? null) : (found.get(id) ?? []));
}

function statementFor(asked: Asked, attribute: Attribute): Prepared {
  if (attribute.joinColumn) return overColumn(asked, attribute);
  if (attribute.joinTable) return overTable(asked, attribute, attribute.joinTable);
  return overMorph(asked, attribute);
}

function overColumn({ db, uid, query }: Asked, { target, joinColumn }: Attribute): Prepared {
  const { name = '', referencedColumn = '', on } = joinColumn ?? {};
  const builder = db.entityManager.createQueryBuilder(target).init(query);
  const others = on?.({ populateValue: query, results: [{ id: parentColumn(db, 'id') }] }) ?? {};
  builder.addSelect(`${builder.alias}.${referencedColumn}`);
  builder.where({ [referencedColumn]: parentColumn(db, name), ...others });
  return { builder, table: db.metadata.get(uid)?.tableName };
}

function overTable({ db, query }: Asked, { target }: Attribute, joinTable: JoinTable): Prepared {
  const builder = db.entityManager.createQueryBuilder(target);
  const alias = builder.getAlias();
  const { joinColumn, inverseJoinColumn } = joinTable;
  builder.init(query).join({
    alias,
    referencedTable: joinTable.name,
    referencedColumn: inverseJoinColumn.name,
    rootColumn: inverseJoinColumn.referencedColumn,
    rootTable: builder.alias,
    on: joinTable.on,
    orderBy: placesIn(query, joinTable),
  });
  builder.where({ [`${alias}.${joinColumn.name}`]: parentColumn(db, joinColumn.referencedColumn) });
  return { builder };
}

/** Media: files know by a table of their own which field of which type shows them. */
function overMorph({ db, uid, name, query }: Asked, attribute: Attribute): Prepared {
  const joinTable = morphTable(db, attribute);
  if (!joinTable) throw new Error(`${uid}.${name} cannot be batched`);
  const builder = db.entityManager.createQueryBuilder(attribute.target);
  const alias = builder.getAlias();
  const { joinColumn, morphColumn } = joinTable;
  builder.init(query).join({
    alias,
    referencedTable: joinTable.name,
    referencedColumn: joinColumn.name,
    rootColumn: joinColumn.referencedColumn,
    rootTable: builder.alias,
    on: { ...joinTable.on, field: name },
    orderBy: placesIn(query, joinTable),
  });
  builder.where({
    [`${alias}.${morphColumn.idColumn.name}`]: parentColumn(db, morphColumn.idColumn.referencedColumn),
    [`${alias}.${morphColumn.typeColumn.name}`]: uid,
  });
  return { builder };
}

function morphTable(db: Database, { target, morphBy }: Attribute): JoinTable | undefined {
  const inverse = db.metadata.get(target)?.attributes[morphBy ?? ''];
  return inverse?.relation === 'morphToMany' ? inverse.joinTable : undefined;
}

/** The order in which editors put related entries, unless the question has one of its own. */
function placesIn(query: Query, { orderBy }: JoinTable): Record<string, unknown> | undefined {
  if (hasSort(query.orderBy) || !orderBy) return undefined;
  return Object.fromEntries(Object.entries(orderBy).map(([column, way]) => [column, query.ordering ?? way]));
}
