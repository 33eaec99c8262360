import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { literal, list } from '../shared/sql';
import { type Relation, relationsOf } from './relations';
import { isLocalized, rank, served, tableOf, visible } from './served';

/** The schema of the database in which the relations lie as they are served to whoever asks in this language. */
export function schemaOf(language: string): string {
  return `served_${language.toLowerCase().replaceAll('-', '_')}`;
}

type Language = { language: string; chain: readonly string[] };

/** Makes anew what is missing or was made for other types or languages; one process at a time. */
export async function makeViews(strapi: Core.Strapi, languages: Language[]): Promise<void> {
  await strapi.db.connection.transaction(async (trx) => {
    await trx.raw(`SELECT pg_advisory_xact_lock(hashtext('served views'))`);
    for (const { language, chain } of languages) {
      const schema = schemaOf(language);
      const views = relationsOf(strapi).map((r) => viewOf(strapi, { schema, chain }, r));
      const mark = markOf(views);
      if ((await markIn(trx, schema)) === mark) continue;
      await trx.raw(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      await trx.raw(`CREATE SCHEMA ${schema}`);
      for (const view of views) await trx.raw(view);
      await trx.raw(`COMMENT ON SCHEMA ${schema} IS ${literal(mark)}`);
    }
  });
}

type Asking = { raw(sql: string, values?: unknown[]): PromiseLike<{ rows: { mark: string | null }[] }> };

/** Strapi could not change a table that a view of another shape looks at, so those go before it looks at the tables. */
export async function dropOutdatedViews(strapi: Core.Strapi, languages: Language[]): Promise<void> {
  const { rows } = await strapi.db.connection.raw(`SELECT nspname AS schema FROM pg_namespace WHERE nspname LIKE 'served\\_%'`);
  for (const { schema } of rows as { schema: string }[]) {
    const wanted = languages.find(({ language }) => schemaOf(language) === schema);
    const mark = wanted && markOf(relationsOf(strapi).map((r) => viewOf(strapi, { schema, chain: wanted.chain }, r)));
    if ((await markIn(strapi.db.connection as unknown as Asking, schema)) !== mark)
      await strapi.db.connection.raw(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  }
}

async function markIn(database: Asking, schema: string): Promise<string | undefined> {
  const asked = `SELECT obj_description(oid, 'pg_namespace') AS mark FROM pg_namespace WHERE nspname = ?`;
  return (await database.raw(asked, [schema])).rows[0]?.mark ?? undefined;
}

function markOf(views: string[]): string {
  return createHash('sha256').update(views.join(';')).digest('hex');
}

type Place = { schema: string; chain: readonly string[] };

/**
 * Which served rows a relation leads from and to. To what the own row names; and, where all languages share the relation, to
 * what only another language version could name, because in its own language there is no such entry.
 */
function viewOf(strapi: Core.Strapi, { schema, chain }: Place, relation: Relation): string {
  const parts = [ownLinks(strapi, chain, relation), ...(relation.isShared ? [sharedLinks(strapi, chain, relation)] : [])];
  return `CREATE VIEW ${schema}.${relation.joinTable.name} AS ${parts.join(' UNION ALL ')}`;
}

function columns({ joinTable }: Relation): string {
  const { joinColumn, inverseJoinColumn, orderColumnName, inverseOrderColumnName } = joinTable;
  // Read from the other end, a relation goes by the order that it has there.
  const orders = new Set([orderColumnName, inverseOrderColumnName].filter((name) => name !== undefined));
  return [`d.id AS ${joinColumn.name}`, `t.id AS ${inverseJoinColumn.name}`, ...[...orders].map((name) => `l.${name}`)].join(
    ', ',
  );
}

function ownLinks(strapi: Core.Strapi, chain: readonly string[], relation: Relation): string {
  const { owner, joinTable } = relation;
  return `SELECT ${columns(relation)} FROM ${joinTable.name} l
    JOIN ${tableOf(strapi, owner).tableName} d ON d.id = l.${joinTable.joinColumn.name}
    ${targets(strapi, chain, relation)}
    WHERE ${served(strapi, chain, { uid: owner, alias: 'd' })}`;
}

function targets(strapi: Core.Strapi, chain: readonly string[], { target, joinTable }: Relation): string {
  const { tableName } = tableOf(strapi, target);
  const named = `${tableName} x ON x.id = l.${joinTable.inverseJoinColumn.name} AND ${visible(strapi, { uid: target, alias: 'x' })}`;
  const key = isLocalized(strapi, target) ? 'document_id' : 'id';
  return `JOIN ${named} JOIN ${tableName} t ON t.${key} = x.${key} AND ${served(strapi, chain, { uid: target, alias: 't' })}`;
}

function sharedLinks(strapi: Core.Strapi, chain: readonly string[], relation: Relation): string {
  const { owner, target, joinTable, isToOne } = relation;
  const [from, to] = [tableOf(strapi, owner).tableName, tableOf(strapi, target).tableName];
  const [own, other] = [joinTable.joinColumn.name, joinTable.inverseJoinColumn.name];
  return `SELECT ${columns(relation)} FROM ${from} d
    JOIN ${from} s ON s.document_id = d.document_id AND s.id <> d.id AND s.locale = ANY (${list(chain)})
      AND ${visible(strapi, { uid: owner, alias: 's' })}
    JOIN ${joinTable.name} l ON l.${own} = s.id
    ${targets(strapi, chain, relation)}
    WHERE ${served(strapi, chain, { uid: owner, alias: 'd' })}
      AND NOT EXISTS (SELECT FROM ${to} y WHERE y.document_id = x.document_id AND y.locale = d.locale
        AND ${visible(strapi, { uid: target, alias: 'y' })})
      AND NOT EXISTS (SELECT FROM ${from} n JOIN ${joinTable.name} nl ON nl.${own} = n.id JOIN ${to} nx ON nx.id = nl.${other}
        WHERE n.document_id = d.document_id AND ${visible(strapi, { uid: owner, alias: 'n' })}
          AND ${visible(strapi, { uid: target, alias: 'nx' })}
          AND (n.id = d.id OR ${rank(chain, 'n')} < ${rank(chain, 's')})
          ${isToOne ? '' : 'AND nx.document_id = x.document_id'})`;
}
