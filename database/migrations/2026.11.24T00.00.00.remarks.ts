import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** The two questions there are: what was remarked on a language version, and what is still open for somebody. */
export async function up(trx: Knex.Transaction, db: Core.Strapi['db']): Promise<void> {
  if (!(await trx.schema.hasTable('editorial_remarks'))) await db.schema.syncSchema();
  await trx.raw('CREATE INDEX editorial_remarks_version ON editorial_remarks (type, document, language, id)');
  await trx.raw('CREATE INDEX editorial_remarks_open ON editorial_remarks (addressee, id) WHERE done_at IS NULL');
}

export async function down(): Promise<void> {
  throw new Error('Remarks are not taken away; restore the backup made before them instead.');
}
