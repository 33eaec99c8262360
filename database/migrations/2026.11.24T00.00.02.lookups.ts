import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

const ADDRESSED = ['press_releases', 'events', 'consultations', 'topics'];

/** Every publication, and every reader who follows a link, asks who has an address; else it is looked for row by row. */
export async function up(trx: Knex.Transaction, db: Core.Strapi['db']): Promise<void> {
  if (!(await trx.schema.hasTable('topics'))) await db.schema.syncSchema();
  for (const table of ADDRESSED) await trx.raw('CREATE INDEX ?? ON ?? (slug, locale)', [`${table}_address`, table]);
}

export async function down(trx: Knex.Transaction): Promise<void> {
  for (const table of ADDRESSED) await trx.raw('DROP INDEX ??', [`${table}_address`]);
}
