import type { Core, UID } from '@strapi/strapi';

import { PARENT } from '../../batching/api';
import { choiceOf } from '../shared/conditions';
import { shownWhen } from '../../visibility/api';
import { isGiven, type Looks, looksOf, type Meta } from '../shared/looks';
import { looksAlong, shortName } from '../shared/tags';
import { reading, type Reading } from './reading';
import { ABOUT, linksOf, ORDERED_BY } from './plan';
import { isDrafted, kindOf, typeRead, withoutLanguage } from './types';

type State = {
  type: string;
  where: unknown[];
  filters: unknown;
  search: unknown;
  orderBy: unknown;
  limit: number | null;
  offset: number | null;
  first: boolean;
  joins: { alias?: string; referencedTable?: string }[];
  processed: boolean;
};
type Row = { id?: unknown; documentId?: string; document_id?: string };
type Builder = { state: State; getKnexQuery(): unknown; execute(options?: object): Promise<unknown> };
type Manager = { createQueryBuilder(uid: string): Builder };

/** Everything that Strapi reads goes through its query builder; what it reads for an answer is noted there. */
export function observeReading(strapi: Core.Strapi): void {
  const manager = strapi.db.entityManager as unknown as Manager;
  const create = manager.createQueryBuilder.bind(manager);
  manager.createQueryBuilder = (uid) => {
    const builder = create(uid);
    const present = reading();
    return present ? observed({ strapi, uid, builder, present }) : builder;
  };
  observeSql(strapi);
}

type Observed = { strapi: Core.Strapi; uid: string; builder: Builder; present: Reading };

function observed({ strapi, uid: read, builder, present }: Observed): Builder {
  const uid = typeRead(strapi, read);
  const kind = kindOf(strapi, uid);
  if (kind === 'inside') present.keepOut();
  if (kind !== 'shown') return builder;
  const execute = builder.execute.bind(builder);
  const statement = builder.getKnexQuery.bind(builder);
  let asked: Asking | undefined;
  // What is asked must be read before Strapi turns it into SQL.
  const ask = () => (asked ??= { ...askedOf({ strapi, uid: read, state: builder.state }), isOwn: uid === read });
  const asStrapiAsks = () => {
    ask();
    return statement();
  };
  builder.getKnexQuery = asStrapiAsks;
  builder.execute = async (options) => {
    const isBatched = builder.getKnexQuery !== asStrapiAsks;
    const groups = isBatched ? countGroups(builder) : undefined;
    const question = ask();
    const found = await execute(options);
    noteFound({ strapi, uid, present, found, most: groups?.(), ...question });
    return found;
  };
  return builder;
}

/** Where many parents are asked for at once, the limit holds for each of them: answers how many rows the fullest has. */
function countGroups(builder: Builder): () => number {
  const run = builder.getKnexQuery.bind(builder);
  const counts = new Map<unknown, number>();
  builder.getKnexQuery = () =>
    (run() as Promise<Record<string, unknown>[]>).then((rows) => {
      for (const { [PARENT]: parent } of rows) counts.set(parent, (counts.get(parent) ?? 0) + 1);
      return rows;
    });
  return () => Math.max(0, ...counts.values());
}

type Asking = ReturnType<typeof askedOf> & { isOwn: boolean };

/** What is asked, read before Strapi turns it into SQL. */
function askedOf({ strapi, uid, state }: { strapi: Core.Strapi; uid: string; state: State }) {
  const meta = metaOf(strapi, uid);
  const filters = typeof state.filters === 'function' ? (state.filters as Filters)({ meta, uid, db: strapi.db }) : state.filters;
  const where = [...state.where, filters];
  const choice = choiceOf(where);
  const [own, ...through] = looksAt(strapi, { uid, where, orderBy: state.orderBy });
  const isKnown = ['select', 'count'].includes(state.type) && !state.search && !state.processed;
  const columns = isKnown && own?.columns ? [...own.columns, ...placeOf(strapi, { uid, state })] : undefined;
  const ties = choice.ties.map((tie) => tieOf(strapi, tie, state));
  const isPlain = state.type === 'select' && !state.search && !state.offset && !state.processed;
  return { choice, columns, through, ties, limit: state.limit ?? -1, isPlain, isOfRows: state.type === 'select' };
}

type Filters = (context: object) => unknown;

type Choosing = { uid: string; where: unknown[]; orderBy?: unknown };

/** What a choice looks at. Where a type is read as it is served in a language, that language is decided by which versions are shown. */
function looksAt(strapi: Core.Strapi, { uid, where, orderBy }: Choosing): Looks[] {
  const metas = (name: string) => metaOf(strapi, name);
  const isServed = typeRead(strapi, uid) !== uid;
  const asked = isServed ? where.map(inAnyLanguage) : where;
  const looks = looksOf({ where: asked, orderBy, meta: metas(uid), metas });
  const shown = looks.flatMap((look) => {
    const type = typeRead(strapi, look.uid);
    const model = type === look.uid ? undefined : strapi.contentType(type as UID.ContentType);
    return model ? looksOf({ where: [shownWhen(model)], meta: metas(type), metas }) : [];
  });
  return [...looks, ...shown];
}

function inAnyLanguage(where: unknown): unknown {
  if (Array.isArray(where)) return where.map(inAnyLanguage);
  if (typeof where !== 'object' || where === null) return where;
  return Object.fromEntries(
    Object.entries(where).flatMap(([key, value]) => {
      if (key === '$and') return [[key, inAnyLanguage(value)]];
      return key === 'locale' && !isGiven(value) ? [] : [[key, value]];
    }),
  );
}

/** Notes that an answer depends on which entries a filter in Strapi's form chooses. */
export function noteChosen(strapi: Core.Strapi, present: Reading, { uid, where }: { uid: string; where: unknown }): void {
  noteThrough({ strapi, present, through: looksAt(strapi, { uid, where: [where] }) });
}

function metaOf(strapi: Core.Strapi, uid: string): Meta {
  const { attributes } = strapi.db.metadata.get(uid) as unknown as Meta;
  return { uid, attributes, isPart: typeRead(strapi, uid) in strapi.components };
}

/** Of rows that stand at the same place of an order, Strapi cuts by their number; a published row gets a new one each time. */
function placeOf(strapi: Core.Strapi, { uid, state }: { uid: string; state: State }): string[] {
  const { type, orderBy, limit, offset, first } = state;
  if (type !== 'select' || (!first && !offset && (limit ?? -1) < 0)) return [];
  const [order] = looksAt(strapi, { uid, where: [], orderBy });
  const by = ORDERED_BY[shortName(typeRead(strapi, uid))]?.find((column) => order?.columns?.includes(column));
  return [by ? `id/${by}` : 'id'];
}

/** From which side of which table of links rows are looked up. */
function tieOf(strapi: Core.Strapi, tie: string, { joins }: State): string {
  const [alias, column] = tie.split('.');
  const seen = joins.find((join) => join.alias === alias)?.referencedTable;
  const table = seen && withoutLanguage(seen);
  const ends = table === undefined ? undefined : linksOf(strapi).get(table);
  if (!ends) return looksAlong({});
  const uid = ends.flatMap((end) => ('uid' in end && end.column === column ? [end.uid] : []))[0];
  return looksAlong(uid !== undefined && uid in strapi.contentTypes ? { type: shortName(uid), table } : { table });
}

type Found = Asking & Omit<Observed, 'builder'> & { found: unknown; most: number | undefined };

function noteFound({ strapi, uid, present, found, most, choice, columns, through, ties, limit, ...how }: Found): void {
  const { isPlain, isOwn, isOfRows } = how;
  const type = shortName(uid);
  const drafts = isDrafted(strapi, uid) && !choice.isPublishedOnly;
  const rows = isOfRows ? rowsOf(found) : [];
  present.noteType(type);
  for (const tie of ties) present.tags.add(tie);
  noteThrough({ strapi, present, through });
  const isWhole = limit < 0 || (most ?? rows.length) < limit;
  if (!isOwn || !isPlain || !choice.isByIdentity || !isWhole) present.note({ type, drafts, columns });
  // Which drafts hang on something is not told of the thing itself.
  else if (choice.isPlaced && drafts) present.note({ type, drafts });
  for (const documentId of choice.documentIds) present.note({ type, documentId, drafts });
  noteRows({ type, rows, present, drafts, isByRow: choice.isByRow });
}

type Rows = { type: string; rows: Row[]; present: Reading; drafts: boolean; isByRow: boolean };

function noteRows({ type, rows, present, drafts, isByRow }: Rows): void {
  // Which row had that number is known only where there is one.
  if (isByRow && rows.length === 0) present.note({ type, drafts });
  for (const { id, documentId, document_id } of rows) {
    const document = documentId ?? document_id;
    if (isByRow && present.knowsRow(type, id)) continue;
    present.note({ type, documentId: document, drafts });
    if (document !== undefined) present.noteRow(type, id);
  }
}

type Through = { strapi: Core.Strapi; present: Reading; through: Looks[] };

function noteThrough({ strapi, present, through }: Through): void {
  for (const { uid: read, isPublishedOnly, columns } of through) {
    const uid = typeRead(strapi, read);
    const drafts = isDrafted(strapi, uid) && !isPublishedOnly;
    if (kindOf(strapi, uid) === 'shown') present.note({ type: shortName(uid), drafts, columns });
  }
}

function rowsOf(found: unknown): Row[] {
  const rows = Array.isArray(found) ? found : [found];
  return rows.filter((row): row is Row => typeof row === 'object' && row !== null);
}

const TABLES = /\b(?:from|join)\s+(?:"?(?:public|served_\w+)"?\.)?"?([a-z_][a-z0-9_]*)"?/gi;
const WRITING = /^\s*(?:insert|update|delete|merge|truncate)\b/i;

/** Whatever else asks the database: a table of which nobody said anything counts as read as a whole. */
function observeSql(strapi: Core.Strapi): void {
  strapi.db.connection.on('query', ({ sql }: { sql: string }) => {
    const present = reading();
    if (!present) return;
    if (WRITING.test(sql)) present.keepOut();
    for (const [, table] of sql.matchAll(TABLES)) if (table) present.tables.add(table);
  });
}

/** Adds the types of the tables that SQL named and nobody noted; called when the answer is done. */
export function noteTables(strapi: Core.Strapi, present: Reading, typeOfTable: (table: string) => string | undefined): void {
  for (const table of present.tables) {
    const uid = Object.values(ABOUT).includes(table) ? undefined : typeOfTable(table);
    if (!uid) continue;
    const kind = kindOf(strapi, uid);
    if (kind === 'inside') present.keepOut();
    const type = shortName(uid);
    if (kind === 'shown' && !present.tags.has(`${type}?`)) present.note({ type, drafts: isDrafted(strapi, uid) });
  }
}
