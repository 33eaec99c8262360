import { hasSort } from '@strapi/utils';

import { isPlain } from '../shared/plain-data';
import { type Key, parentColumn, runForEach } from './each';
import { saidBy } from './statements';
import type { Attribute, Builder, Database, JoinTable, Meta, Query, Row } from './strapi';

/** A relation of a type, and what is asked of its far end (Strapi's own database query). */
type Parent = { id: number; documentId?: string };
export type Asked = { db: Database; uid: string; name: string; query: Query };
/** `where` as Strapi writes it for all of these parents, and the same for each of them. */
type Prepared = { builder: Builder; where: Query; conditions: Query };
type Of = { attribute: Attribute; keys: Key[] };

/** What Strapi itself takes over from a query into the statement for a relation. */
const TAKEN = ['select', 'where', 'orderBy', 'filters', 'ordering', 'on', 'limit', 'offset'];

/** The one column besides `id` that rows are related by: what all languages and versions of an entry have in common. */
const DOCUMENT = 'document_id';
const TO_ONE = ['oneToOne', 'manyToOne', 'morphOne'];

/** Whether a relation can be loaded for many parents at once; anything else is left to Strapi. */
export function isBatchable({ db, uid, name }: Omit<Asked, 'query'>, parent?: Parent): boolean {
  const attribute = db.metadata.get(uid)?.attributes[name];
  if (attribute?.type !== 'relation' || !attribute.relation) return false;
  if (['morphOne', 'morphMany'].includes(attribute.relation)) return morphTable(db, attribute) !== undefined;
  if (!['oneToOne', 'oneToMany', 'manyToOne', 'manyToMany'].includes(attribute.relation)) return false;
  if (!attribute.joinColumn) return attribute.joinTable !== undefined;
  return attribute.joinColumn.name === DOCUMENT && (!parent || typeof parent.documentId === 'string');
}

/** The related entries of many parents in one statement: by the parent's id what Strapi loads for that parent alone. */
export async function loadRelated(asked: Asked & { parents: Parent[] }): Promise<(id: number) => Row | Row[] | null> {
  const { db, uid, name, parents } = asked;
  const attribute = db.metadata.get(uid)?.attributes[name];
  if (!attribute) throw new Error(`${uid} has no ${name}`);
  const query = Object.fromEntries(TAKEN.filter((key) => key in asked.query).map((key) => [key, asked.query[key]]));
  if (Array.isArray(query.select)) query.select = presentIn(db.metadata.get(attribute.target), query.select as string[]);
  const keys = parents.map(({ id, documentId }) => ({ id, key: documentId }));
  const { builder, where, conditions } = prepare({ db, uid, name, query }, { attribute, keys });
  const question = { ...query, filters: saidBy(query.filters, { db, uid: attribute.target }) ?? null };
  const asking = isPlain(question) ? `${uid} ${name} ${JSON.stringify(question)}` : undefined;
  const found = await runForEach({ db, builder: builder.where(where), conditions, keys, name: asking });
  const isToOne = TO_ONE.includes(attribute.relation ?? '');
  return (id) => (isToOne ? (found.get(id)?.[0] ?? null) : (found.get(id) ?? []));
}

/** Components have no document and no language. */
function presentIn(meta: Meta | undefined, names: string[]): string[] {
  return names.filter((name) => meta?.attributes[name]);
}

function prepare(asked: Asked, of: Of): Prepared {
  const { joinColumn, joinTable } = of.attribute;
  if (joinColumn) return overColumn(asked, of);
  return joinTable ? overTable(asked, of, joinTable) : overMorph(asked, of);
}

/** The other languages of an entry, which hang together by their document. */
function overColumn({ db, query }: Asked, { attribute: { target, joinColumn }, keys }: Of): Prepared {
  const { referencedColumn = '', on } = joinColumn ?? {};
  const builder = db.entityManager.createQueryBuilder(target).init(query);
  const others = (results: Row[]) => on?.({ populateValue: query, results }) ?? {};
  builder.addSelect(`${builder.alias}.${referencedColumn}`);
  return {
    builder,
    where: { [referencedColumn]: keys.map(({ key }) => key), ...others(keys) },
    conditions: { [referencedColumn]: parentColumn(db, 'key'), ...others([{ id: parentColumn(db, 'id') }]) },
  };
}

function overTable({ db, query }: Asked, { attribute, keys }: Of, joinTable: JoinTable): Prepared {
  const { joinColumn, inverseJoinColumn, on } = joinTable;
  const { builder, alias } = joined(db, { target: attribute.target, query, joinTable, far: inverseJoinColumn, on });
  const column = `${alias}.${joinColumn.name}`;
  return { builder, where: { [column]: keys.map(({ id }) => id) }, conditions: { [column]: parentColumn(db, 'id') } };
}

/** Media: files know by a table of their own which field of which type shows them. */
function overMorph({ db, uid, name, query }: Asked, { attribute, keys }: Of): Prepared {
  const joinTable = morphTable(db, attribute);
  if (!joinTable) throw new Error(`${uid}.${name} cannot be batched`);
  const { joinColumn, morphColumn } = joinTable;
  const on = { ...joinTable.on, field: name };
  const { builder, alias } = joined(db, { target: attribute.target, query, joinTable, far: joinColumn, on });
  const id = `${alias}.${morphColumn.idColumn.name}`;
  const ofType = { [`${alias}.${morphColumn.typeColumn.name}`]: uid };
  return {
    builder,
    where: { [id]: keys.map((key) => key.id), ...ofType },
    conditions: { [id]: parentColumn(db, 'id'), ...ofType },
  };
}

type Joining = { target: string; query: Query; joinTable: JoinTable; far: JoinTable['joinColumn']; on: Query | undefined };

/** The question about the far end of a relation, joined with the table that says what belongs to what. */
function joined(db: Database, { target, query, joinTable, far, on }: Joining): { builder: Builder; alias: string } {
  const builder = db.entityManager.createQueryBuilder(target);
  const alias = builder.getAlias();
  builder.init(query).join({
    alias,
    referencedTable: joinTable.name,
    referencedColumn: far.name,
    rootColumn: far.referencedColumn,
    rootTable: builder.alias,
    on,
    orderBy: placesIn(query, joinTable),
  });
  return { builder, alias };
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
