import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { givingWay, holdTables } from '../../../office/locks';
import { SUBJECTS } from '../shared/subjects';
import { followingSql } from './following';
import { INDEXED, languagesNow, noteIndexed } from './indexed';
import { FOLLOWED, renewalSql } from './renewal';
import { rowsFunction } from './rows';

/**
 * What makes the index follows from the types, the rules of visibility and the languages, so it is made anew after one of them
 * changed, and then every entry is. Answers whether it was.
 */
export async function ensureFollowing(strapi: Core.Strapi): Promise<boolean> {
  const rowsOf = SUBJECTS.map((subject) => rowsFunction(strapi, subject));
  const followed = followingSql(strapi);
  const following = [...followed.values()].flat();
  const make = async ({ trx }: { trx: Knex.Transaction }) => {
    await trx.raw(`SELECT pg_advisory_xact_lock(hashtext('office search making'))`);
    const { rows } = await trx.raw(
      `SELECT code FROM i18n_locale UNION ALL SELECT value FROM strapi_core_store_settings WHERE key = 'plugin_i18n_default_locale' ORDER BY 1`,
    );
    const making = printOf([...rowsOf, ...following, ...renewalSql(''), FOLLOWED, JSON.stringify(rows)]);
    if ((await heldAs(trx, 'making')) === making) return false;
    // Another language changes no trigger, and so keeps no writer waiting.
    const triggers = printOf([...following, FOLLOWED]);
    const areFollowed = (await heldAs(trx, 'triggers')) === triggers;
    if (!areFollowed) await holdTables(trx, { tables: [...followed.keys(), ...(await followedBefore(trx))], isDropping: true });
    const triggering = areFollowed ? [] : [FORGET, ...following];
    const statements = [...triggering, ...rowsOf, ...renewalSql(making), ...(areFollowed ? [] : [FOLLOWED])];
    for (const sql of statements) await trx.raw(sql.replaceAll('?', '\\?'));
    const before = (await heldAs(trx, INDEXED))?.split(',');
    await noteIndexed(
      trx,
      (await languagesNow(trx)).filter((language) => before?.includes(language) ?? true),
    );
    await hold(trx, { making, triggers });
    return true;
  };
  return givingWay(() => strapi.db.transaction(make));
}

function printOf(statements: string[]): string {
  return createHash('md5').update(statements.join()).digest('hex');
}

async function heldAs(trx: Knex, key: string): Promise<string | undefined> {
  const { rows } = await trx.raw(`SELECT value FROM search_state WHERE key = ?`, [key]);
  return (rows[0] as { value: string } | undefined)?.value;
}

async function hold(trx: Knex, state: Record<string, string>): Promise<void> {
  for (const [key, value] of Object.entries(state))
    await trx.raw(`INSERT INTO search_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, [
      key,
      value,
    ]);
}

const OURS = `tgname IN ('search_insert', 'search_delete', 'search_update_old', 'search_update_new', 'search_catch_up')`;

async function followedBefore(trx: Knex): Promise<string[]> {
  const { rows } = await trx.raw(
    `SELECT DISTINCT relname AS name FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE ${OURS}`,
  );
  return (rows as { name: string }[]).map(({ name }) => name);
}

/** Tables that were followed once and are no longer. */
const FORGET = `
  DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT tgname, tgrelid::regclass AS place FROM pg_trigger WHERE ${OURS} LOOP
      EXECUTE format('DROP TRIGGER %I ON %s', one.tgname, one.place);
    END LOOP;
  END $$`;
