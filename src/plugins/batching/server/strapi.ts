import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** What Strapi's query builder and its metadata look like from here; Strapi publishes no types of them. */
export type Query = Record<string, unknown>;
export type Row = Record<string, unknown>;
export type Builder = {
  alias: string;
  state: {
    processed: boolean;
    aliasCounter: number;
    filters: unknown;
    select: unknown[];
    count: unknown;
    first: boolean;
    orderBy: unknown;
    search: unknown;
    where: Query[];
    type: string;
    offset: number | null;
    limit: number | null;
    joins: object[];
    groupBy: unknown[];
    transaction: unknown;
    forUpdate: boolean;
    populate: Query | null;
  };
  getAlias(): string;
  aliasColumn(column: string): string;
  init(query: Query): Builder;
  join(join: Query): Builder;
  select(columns: string[]): Builder;
  addSelect(columns: string | string[]): Builder;
  where(condition: Query): Builder;
  orderBy(columns: string[]): Builder;
  getKnexQuery(): Knex.QueryBuilder;
  execute<T>(how?: { mapResults: boolean }): Promise<T>;
};

type Column = { name: string; referencedColumn: string };
type Morph = { idColumn: Column; typeColumn: { name: string }; typeField?: string };
export type JoinTable = {
  name: string;
  joinColumn: Column;
  inverseJoinColumn: Column;
  morphColumn: Morph;
  on?: Query;
  orderBy?: Record<string, string>;
};
export type Attribute = {
  type: string;
  relation?: string;
  target: string;
  morphBy?: string;
  joinColumn?: Column & { on?: (about: { populateValue: Query; results: Row[] }) => Query };
  joinTable?: JoinTable;
};
export type Meta = { uid: string; tableName: string; attributes: Record<string, Attribute>; lifecycles: Record<string, unknown> };

export type Load = (uid: string, entity: object, fields: string | string[], query?: Query) => Promise<unknown>;
export type Lifecycles = {
  subscribe(subscriber: unknown): () => void;
  run(action: string, uid: string, properties: object, states?: Map<unknown, unknown>): Promise<Map<unknown, unknown>>;
};
export type Database = {
  connection: Knex;
  metadata: Map<string, Meta>;
  entityManager: { createQueryBuilder(uid: string): Builder; load: Load };
  lifecycles: Lifecycles;
  inTransaction(): boolean;
};

export const databaseOf = (strapi: Core.Strapi) => strapi.db as unknown as Database;
