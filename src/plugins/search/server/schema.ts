import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { againAfterDeadlock } from '../../../office/deadlock';
import { SUBJECTS } from '../shared/subjects';
import { followingSql } from './following';
import { renewalSql } from './renewal';
import { rowsFunction } from './rows';

/**
 * What makes the index follows from the types and from the rules of visibility, so it is made anew at the start after either
 * changed, and then every entry is. Answers whether it was.
 */
export async function ensureFollowing(strapi: Core.Strapi): Promise<boolean> {
  const written = [...SUBJECTS.map((subject) => rowsFunction(strapi, subject)), ...followingSql(strapi)];
  const make = async ({ trx }: { trx: Knex.Transaction }) => {
    await trx.raw(`SELECT pg_advisory_xact_lock(hashtext('office search making'))`);
    const { rows } = await trx.raw(
      `SELECT code FROM i18n_locale UNION ALL SELECT value FROM strapi_core_store_settings WHERE key = 'plugin_i18n_default_locale' ORDER BY 1`,
    );
    const making = createHash('md5')
      .update([...written, ...renewalSql(''), JSON.stringify(rows)].join())
      .digest('hex');
    const { rows: held } = await trx.raw(`SELECT value FROM search_state WHERE key = 'making'`);
    if (held[0]?.value === making) return false;
    for (const sql of [FORGET, ...written, ...renewalSql(making)]) await trx.raw(sql.replaceAll('?', '\\?'));
    await trx.raw(
      `INSERT INTO search_state (key, value) VALUES ('making', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [making],
    );
    return true;
  };
  return againAfterDeadlock(() => strapi.db.transaction(make));
}

/** Tables that were followed once and are no longer. */
const FORGET = `
  DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT tgname, tgrelid::regclass AS place FROM pg_trigger
      WHERE tgname IN ('search_insert', 'search_delete', 'search_update_old', 'search_update_new') LOOP
      EXECUTE format('DROP TRIGGER %I ON %s', one.tgname, one.place);
    END LOOP;
  END $$`;
