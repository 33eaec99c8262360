import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { PUBLISHABLE } from '../../src/plugins/editorial/shared/names';

/**
 * What goes out was cleared, whichever door it came through: when a transaction ends, the database itself refuses a published
 * row for which the desk holds no paper that says so. That includes plain SQL, imports and Strapi's transfer.
 */
export async function up(trx: Knex.Transaction, db: Core.Strapi['db']): Promise<void> {
  if (!(await trx.schema.hasTable('editorial_papers'))) await db.schema.syncSchema();
  await trx.raw('CREATE UNIQUE INDEX editorial_papers_version ON editorial_papers (type, document, language)');
  await trx.raw('CREATE INDEX editorial_papers_waiting ON editorial_papers (state, due_at)');
  await trx.raw('CREATE UNIQUE INDEX editorial_editions_number ON editorial_editions (type, document, language, number)');
  await trx.raw('CREATE INDEX editorial_editions_at ON editorial_editions (at)');
  await trx.raw(
    'CREATE INDEX editorial_papers_forced ON editorial_papers (forced_at) WHERE forced_at IS NOT NULL AND countersigned_at IS NULL',
  );
  await adoptWhatIsOut(trx);
  await trx.raw(`
    CREATE FUNCTION editorial_refuse_uncleared() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE is_still_out boolean;
    BEGIN
      IF EXISTS (SELECT FROM editorial_papers WHERE type = TG_ARGV[0] AND document = NEW.document_id AND language = NEW.locale
                 AND live NOT IN ('never', 'unpublished')) THEN RETURN NULL; END IF;
      EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1 AND published_at IS NOT NULL)', TG_TABLE_NAME)
        INTO is_still_out USING NEW.id;
      IF is_still_out THEN
        RAISE EXCEPTION 'not cleared: % % (%)', TG_ARGV[0], NEW.document_id, NEW.locale USING ERRCODE = 'check_violation',
          CONSTRAINT = 'editorial_cleared';
      END IF;
      RETURN NULL;
    END $$`);
  for (const [type, { table }] of Object.entries(PUBLISHABLE))
    await trx.raw(`
      CREATE CONSTRAINT TRIGGER editorial_cleared AFTER INSERT OR UPDATE OF published_at, document_id, locale ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.published_at IS NOT NULL)
      EXECUTE FUNCTION editorial_refuse_uncleared('${type}')`);
}

/** What was public before there was a desk stays public, as what it was then: corrected, withdrawn, merged. */
async function adoptWhatIsOut(trx: Knex.Transaction): Promise<void> {
  for (const [type, { table }] of Object.entries(PUBLISHABLE)) {
    await trx.raw(
      `INSERT INTO editorial_papers (document_id, type, document, language, state, live, edition)
       SELECT gen_random_uuid()::text, ?, document_id, locale, CASE live WHEN 'corrected' THEN 'published' ELSE live END, live, 0
       FROM (SELECT document_id, locale, max(CASE WHEN lifecycle IN ('corrected', 'withdrawn', 'merged') THEN lifecycle ELSE 'published' END) AS live
             FROM ${table} WHERE published_at IS NOT NULL GROUP BY document_id, locale) AS public`,
      [type],
    );
    await trx.raw(
      `UPDATE ${table} AS version SET public_updated_at = public.published_at FROM ${table} AS public
       WHERE public.document_id = version.document_id AND public.locale = version.locale AND public.published_at IS NOT NULL
         AND version.public_updated_at IS NULL`,
    );
  }
}

export async function down(): Promise<void> {
  throw new Error('The desk is not taken away; restore the backup made before it instead.');
}
