import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

const PUBLISHED = ['press_releases', 'events', 'consultations'];

/** What is public, in a language, newest first: without this a list of twenty reads and sorts every row there is. */
export async function up(trx: Knex.Transaction, db: Core.Strapi['db']): Promise<void> {
  if (!(await trx.schema.hasTable('consultations'))) await db.schema.syncSchema();
  for (const table of PUBLISHED)
    await trx.raw('CREATE INDEX ?? ON ?? (locale, published_at DESC, id) WHERE published_at IS NOT NULL', [
      `${table}_newest`,
      table,
    ]);
}

export async function down(trx: Knex.Transaction): Promise<void> {
  for (const table of PUBLISHED) await trx.raw('DROP INDEX ??', [`${table}_newest`]);
}
