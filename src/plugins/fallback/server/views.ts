import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { givingWay, holdTables } from '../../../office/locks';
import { literal, list } from '../shared/sql';
import { keptTables, keptTypes } from './kept';
import type { Chains } from './languages';
import { type Relation, relationsOf } from './relations';
import { type Asked, isLocalized, keptTable, rank, schemaOf, served, tableOf, visible } from './served';

/**
 * Makes anew what is missing or was made for other types or languages; one process at a time, each language by itself. The tables are
 * taken first: what somebody wrote between the look at them and the trigger would be missing from what is kept.
 */
export async function makeViews(strapi: Core.Strapi, chains: Chains): Promise<void> {
  for (const asked of askedIn(chains)) {
    const schema = schemaOf(asked.language);
    const parts = partsOf(strapi, asked);
    const mark = markOf(parts);
    if ((await markIn(strapi.db.connection as unknown as Asking, schema)) === mark) continue;
    await alone(strapi, async (trx) => {
      if ((await markIn(trx, schema)) === mark) return;
      await forget(trx, { schema, tables: keptTypes(strapi).map((uid) => tableOf(strapi, uid).tableName) });
      await trx.raw(`CREATE SCHEMA ${schema}`);
      for (const part of parts) await trx.raw(part);
      await trx.raw(`COMMENT ON SCHEMA ${schema} IS ${literal(mark)}`);
    });
  }
}

type Asking = { raw(sql: string, values?: unknown[]): PromiseLike<{ rows: { mark: string | null }[] }> };

/** Strapi could not change a table that a view or trigger of another shape looks at, so those go before it looks at the tables. */
export async function dropOutdatedViews(strapi: Core.Strapi, chains: Chains): Promise<void> {
  const { rows } = await strapi.db.connection.raw(`SELECT nspname AS schema FROM pg_namespace WHERE nspname LIKE 'served\\_%'`);
  for (const { schema } of rows as { schema: string }[]) {
    const wanted = askedIn(chains).find(({ language }) => schemaOf(language) === schema);
    const mark = wanted && markOf(partsOf(strapi, wanted));
    if ((await markIn(strapi.db.connection as unknown as Asking, schema)) !== mark)
      await alone(strapi, (trx) => forget(trx, { schema, tables: [] }));
  }
}

/** One process at a time, and at no writer's cost. */
async function alone(strapi: Core.Strapi, make: (trx: Knex.Transaction) => Promise<void>): Promise<void> {
  await givingWay(() =>
    strapi.db.connection.transaction(async (trx) => {
      await trx.raw(`SELECT pg_advisory_xact_lock(hashtext('served views'))`);
      await make(trx);
    }),
  );
}

/** Drops what is there of a language, with the tables held that it follows and that will be followed. */
async function forget(trx: Knex.Transaction, { schema, tables }: { schema: string; tables: string[] }): Promise<void> {
  const { rows } = (await trx.raw(
    `SELECT DISTINCT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ?`,
    [schema],
  )) as { rows: { name: string }[] };
  const followed = rows.map(({ name }) => name);
  await holdTables(trx, { tables: [...tables, ...followed], isDropping: followed.length > 0 });
  await trx.raw(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
}

function askedIn(chains: Chains): Asked[] {
  return [...chains].map(([language, chain]) => ({ language, chain }));
}

async function markIn(database: Asking, schema: string): Promise<string | undefined> {
  const asked = `SELECT obj_description(oid, 'pg_namespace') AS mark FROM pg_namespace WHERE nspname = ?`;
  return (await database.raw(asked, [schema])).rows[0]?.mark ?? undefined;
}

/** Everything that lies in the schema of a language, in the order in which it is made. */
function partsOf(strapi: Core.Strapi, asked: Asked): string[] {
  return [...keptTables(strapi, asked), ...relationsOf(strapi).map((relation) => viewOf(strapi, asked, relation))];
}

function markOf(parts: string[]): string {
  return createHash('sha256').update(parts.join(';')).digest('hex');
}

/**
 * Which served rows a relation leads from and to: to what the own row names; and, where all languages share the relation, to what
 * only another language version could name, because in its own language there is no such entry. One flat join, so that the
 * database can start from whichever end a question names.
 */
function viewOf(strapi: Core.Strapi, asked: Asked, relation: Relation): string {
  const links = relation.isShared ? sharedLinks(strapi, asked, relation) : ownLinks(strapi, asked, relation);
  return `CREATE VIEW ${schemaOf(asked.language)}.${relation.joinTable.name} AS SELECT ${columns(relation)} ${links}`;
}

function columns({ joinTable }: Relation): string {
  const { joinColumn, inverseJoinColumn, orderColumnName, inverseOrderColumnName } = joinTable;
  // Read from the other end, a relation goes by the order that it has there.
  const orders = new Set([orderColumnName, inverseOrderColumnName].filter((name) => name !== undefined));
  const places = [...orders].map((name) => `l.${name}`);
  return [`d.id AS ${joinColumn.name}`, `t.id AS ${inverseJoinColumn.name}`, ...places].join(', ');
}

type Source = { table: string; condition: string };

/** Where the served versions of a type lie. */
function sourceOf(strapi: Core.Strapi, asked: Asked, { uid, alias }: { uid: string; alias: string }): Source {
  const kept = keptTable(strapi, asked, uid);
  if (kept) return { table: kept, condition: 'TRUE' };
  return { table: tableOf(strapi, uid).tableName, condition: served(strapi, asked, { uid, alias }) };
}

function ownLinks(strapi: Core.Strapi, asked: Asked, relation: Relation): string {
  const { owner, joinTable } = relation;
  const from = sourceOf(strapi, asked, { uid: owner, alias: 'd' });
  return `FROM ${joinTable.name} l
    JOIN ${from.table} d ON d.id = l.${joinTable.joinColumn.name} ${targets(strapi, asked, relation)} WHERE ${from.condition}`;
}

function targets(strapi: Core.Strapi, asked: Asked, { target, joinTable }: Relation): string {
  const to = sourceOf(strapi, asked, { uid: target, alias: 't' });
  const named = `${tableOf(strapi, target).tableName} x ON x.id = l.${joinTable.inverseJoinColumn.name}`;
  const key = isLocalized(strapi, target) ? 'document_id' : 'id';
  return `JOIN ${named} AND ${visible(strapi, { uid: target, alias: 'x' })} JOIN ${to.table} t ON t.${key} = x.${key} AND ${to.condition}`;
}

/**
 * What an own row names is nearly all there is. `CASE` has the database look at the rest only where it is not that, and expect half of the
 * rows to fit; of an `OR` with these conditions it expects next to none, and then reads a whole topic for twenty of its releases.
 * `OFFSET 0` has the database look for each of the few rows that are left, instead of joining whole tables. */
function sharedLinks(strapi: Core.Strapi, asked: Asked, relation: Relation): string {
  const { owner, target, joinTable, isToOne } = relation;
  const [from, to] = [tableOf(strapi, owner).tableName, tableOf(strapi, target).tableName];
  const [own, other] = [joinTable.joinColumn.name, joinTable.inverseJoinColumn.name];
  const main = sourceOf(strapi, asked, { uid: owner, alias: 'd' });
  return `FROM ${joinTable.name} l
    JOIN ${from} s ON s.id = l.${own} AND s.locale = ANY (${list(asked.chain)}) AND ${visible(strapi, { uid: owner, alias: 's' })}
    JOIN ${main.table} d ON d.document_id = s.document_id ${targets(strapi, asked, relation)}
    WHERE ${main.condition} AND CASE WHEN s.id = d.id THEN TRUE ELSE t.locale <> d.locale
      AND NOT EXISTS (SELECT FROM ${to} y WHERE y.document_id = x.document_id AND y.locale = d.locale
        AND ${visible(strapi, { uid: target, alias: 'y' })} OFFSET 0)
      AND NOT EXISTS (SELECT FROM ${from} n JOIN ${joinTable.name} nl ON nl.${own} = n.id JOIN ${to} nx ON nx.id = nl.${other}
        WHERE n.document_id = d.document_id AND ${visible(strapi, { uid: owner, alias: 'n' })}
          AND ${visible(strapi, { uid: target, alias: 'nx' })}
          AND (n.id = d.id OR ${rank(asked.chain, 'n')} < ${rank(asked.chain, 's')})
          ${isToOne ? '' : 'AND nx.document_id = x.document_id'} OFFSET 0) END`;
}
