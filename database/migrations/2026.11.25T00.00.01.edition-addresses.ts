import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** Finds what once stood at an address, to say why it is there no more. */
export async function up(trx: Knex.Transaction, db: Core.Strapi['db']): Promise<void> {
  if (!(await trx.schema.hasTable('editorial_editions'))) await db.schema.syncSchema();
  await trx.raw(`CREATE INDEX editorial_editions_slug ON editorial_editions ((text ->> 'slug'), type, language)`);
}

export async function down(trx: Knex.Transaction): Promise<void> {
  await trx.raw('DROP INDEX editorial_editions_slug');
}
