import type { Knex } from 'knex';

/** What caches in front have not yet been told to drop; written in the transaction of each change, by the functions of `delivery`. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`CREATE TABLE IF NOT EXISTS delivery_purges (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text NOT NULL)`);
}

export async function down(trx: Knex.Transaction): Promise<void> {
  await trx.raw('DROP TABLE IF EXISTS delivery_purges');
}
