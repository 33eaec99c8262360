import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { againAfterDeadlock } from '../../../office/deadlock';
import { readSettings } from '../../../office/settings';
import { planOf } from './plan';
import { statements } from './triggers';

/** Any number, as long as it is always the same. */
const LOCK = 5_214_110;

/** Makes the database call out what changes. Done once for each shape of the types, whichever process comes first. */
export async function installTriggers(strapi: Core.Strapi): Promise<void> {
  const wanted = statements(planOf(strapi), { isPurging: readSettings().PURGE_URL !== undefined });
  const print = createHash('sha256').update(wanted.join(';')).digest('hex');
  if ((await presentPrint(strapi.db.connection)) === print) return;
  const install = async (trx: Knex.Transaction) => {
    await trx.raw(`SELECT pg_advisory_xact_lock(${LOCK})`);
    if ((await presentPrint(trx)) === print) return;
    // Of another shape than before, it could not be replaced.
    await trx.raw('DROP FUNCTION IF EXISTS delivery_owners(text, integer)');
    // Each as it stands: `?` in it is no placeholder.
    for (const sql of wanted) await trx.raw(sql.replaceAll('?', '\\?'));
    await trx.raw(`COMMENT ON FUNCTION delivery_owners(text, integer) IS '${print}'`);
  };
  await againAfterDeadlock(() => strapi.db.connection.transaction(install));
}

async function presentPrint(connection: Knex): Promise<string | undefined> {
  const { rows } = (await connection.raw(
    `SELECT obj_description(oid, 'pg_proc') AS print FROM pg_proc WHERE proname = 'delivery_owners' AND pronamespace = current_schema()::regnamespace`,
  )) as { rows: { print: string }[] };
  return rows[0]?.print;
}
