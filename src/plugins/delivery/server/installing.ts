import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { givingWay, holdTables } from '../../../office/locks';
import { readSettings } from '../../../office/settings';
import { planOf } from './plan';
import { functions, indexes, type Made, triggers } from './triggers';

/** Any number, as long as it is always the same. */
const LOCK = 5_214_110;

/**
 * Makes the database call out what changes: what is missing or was made otherwise, whichever process comes first. Others may be writing,
 * so each table is changed by itself, in a moment in which nobody has it, and what is as it should be is left alone.
 */
export async function installTriggers(strapi: Core.Strapi): Promise<void> {
  const plan = planOf(strapi);
  await makeFunctions(strapi, functions(plan, { isPurging: readSettings().PURGE_URL !== undefined }));
  for (const made of await lacking(strapi.db.connection, { wanted: indexes(plan), present: INDEXES }))
    await alone(strapi, (trx) => makeIndex(trx, made));
  for (const made of await lacking(strapi.db.connection, { wanted: triggers(plan), present: TRIGGERS }))
    await alone(strapi, (trx) => makeTriggers(trx, made));
}

async function makeFunctions(strapi: Core.Strapi, wanted: string[]): Promise<void> {
  const print = printOf(wanted);
  if ((await presentPrint(strapi.db.connection)) === print) return;
  await alone(strapi, async (trx) => {
    if ((await presentPrint(trx)) === print) return;
    for (const sql of wanted) await trx.raw(asItStands(sql));
    await trx.raw(`COMMENT ON FUNCTION delivery_owners(text, integer) IS '${print}'`);
  });
}

async function makeIndex(trx: Knex.Transaction, made: Made): Promise<void> {
  await holdTables(trx, { tables: [made.table] });
  for (const sql of made.statements) await trx.raw(asItStands(sql));
}

async function makeTriggers(trx: Knex.Transaction, made: Made): Promise<void> {
  if ((await lacking(trx, { wanted: [made], present: TRIGGERS })).length === 0) return;
  await holdTables(trx, { tables: [made.table], isDropping: true });
  for (const sql of made.statements) await trx.raw(asItStands(sql));
  for (const name of made.names) await trx.raw(`COMMENT ON TRIGGER ${name} ON "${made.table}" IS '${printOf(made.statements)}'`);
}

/** One process at a time; the others find what it made. */
async function alone(strapi: Core.Strapi, make: (trx: Knex.Transaction) => Promise<void>): Promise<void> {
  await givingWay(() =>
    strapi.db.connection.transaction(async (trx) => {
      await trx.raw(`SELECT pg_advisory_xact_lock(${LOCK})`);
      await make(trx);
    }),
  );
}

const HERE = 'current_schema()::regnamespace';
const INDEXES = `SELECT t.relname AS "table", c.relname AS name, '' AS print FROM pg_index i
  JOIN pg_class c ON c.oid = indexrelid JOIN pg_class t ON t.oid = indrelid
  WHERE c.relnamespace = ${HERE} AND starts_with(c.relname, 'delivery_')`;
const TRIGGERS = `SELECT relname AS "table", tgname AS name, obj_description(t.oid, 'pg_trigger') AS print
  FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE relnamespace = ${HERE} AND starts_with(tgname, 'delivery')`;

type Present = { table: string; name: string; print: string | null };

/** What is not there, or was made otherwise: a trigger says of what it was made, an index has nothing to say. */
async function lacking(connection: Knex, { wanted, present }: { wanted: Made[]; present: string }): Promise<Made[]> {
  const { rows } = (await connection.raw(present)) as { rows: Present[] };
  const there = new Map(rows.map(({ table, name, print }) => [`${table} ${name}`, print]));
  const isThere = (print: string, of: string) => ['', print].includes(there.get(of) ?? 'missing');
  return wanted.filter(({ table, names, statements }) => {
    const print = printOf(statements);
    return !names.every((name) => isThere(print, `${table} ${name}`));
  });
}

async function presentPrint(connection: Knex): Promise<string | undefined> {
  const { rows } = (await connection.raw(
    `SELECT obj_description(oid, 'pg_proc') AS print FROM pg_proc WHERE proname = 'delivery_owners' AND pronamespace = ${HERE}`,
  )) as { rows: { print: string }[] };
  return rows[0]?.print;
}

function printOf(statements: string[]): string {
  return createHash('sha256').update(statements.join(';')).digest('hex');
}

/** `?` in it is no placeholder. */
function asItStands(sql: string): string {
  return sql.replaceAll('?', '\\?');
}
