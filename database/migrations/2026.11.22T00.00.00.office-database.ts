import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

type Database = Core.Strapi['db'];

/** Rows that readers see. Partial indexes on this stay small however many drafts there are. */
const PUBLISHED = 'published_at IS NOT NULL';
const DRAFT = 'published_at IS NULL';

const PUBLIC_LISTS = [
  ['press_releases', 'locale, issued_at DESC, id'],
  ['press_releases', 'locale, kind, issued_at DESC'],
  ['events', 'locale, starts_at, id'],
  ['events', 'locale, kind, starts_at'],
  ['consultations', 'locale, closes_at DESC, id'],
  ['consultations', 'locale, opens_at'],
  ['media_clippings', 'locale, date_published DESC, id'],
  ['sponsors', 'locale, name'],
  ['organizations', 'locale, kind, name'],
  ['departments', 'locale, name'],
  ['places', 'locale, name'],
  ['topics', 'locale, name'],
  ['decisions', 'issue_date DESC, id'],
] as const;

/** Kinds of entries that have an address of their own, and whether they are drafted before they are published. */
const WITH_SLUG = [
  ['press_releases', true],
  ['events', true],
  ['consultations', true],
  ['topics', false],
] as const;

/**
 * What Strapi's schema cannot say. Strapi runs migrations before it makes the tables,
 * so on an empty database this one asks for them first.
 */
export async function up(trx: Knex.Transaction, db: Database): Promise<void> {
  if (!(await db.connection.schema.hasTable('press_releases'))) await makeTables(db);
  await textSearch(trx);
  for (const [table, columns] of PUBLIC_LISTS) {
    const name = `${table}_public_${columns.replace(/ DESC/g, '').split(', ').slice(1).join('_')}`;
    await trx.raw(`CREATE INDEX IF NOT EXISTS ${name} ON ${table} (${columns}) WHERE ${PUBLISHED}`);
  }
  for (const [table, isDrafted] of WITH_SLUG) {
    await trx.raw(`CREATE UNIQUE INDEX IF NOT EXISTS ${table}_slug_published ON ${table} (slug, locale) WHERE ${PUBLISHED}`);
    if (isDrafted)
      await trx.raw(`CREATE UNIQUE INDEX IF NOT EXISTS ${table}_slug_draft ON ${table} (slug, locale) WHERE ${DRAFT}`);
  }
  await trx.raw(`CREATE UNIQUE INDEX IF NOT EXISTS decisions_ada_unique ON decisions (ada)`);
  await trx.raw(`CREATE UNIQUE INDEX IF NOT EXISTS former_slugs_address ON former_slugs (type, language, slug)`);
  await trx.raw(`CREATE INDEX IF NOT EXISTS former_slugs_document ON former_slugs (document, language)`);
}

/** Strapi's own migrations mend old tables and stumble over new ones, so they pass over the empty database first. */
async function makeTables(db: Database): Promise<void> {
  await db.migrations.providers.internal.up();
  await db.schema.syncSchema();
}

/** Full text in the office's three languages, blind to accents. */
async function textSearch(trx: Knex.Transaction): Promise<void> {
  await trx.raw('CREATE EXTENSION IF NOT EXISTS unaccent');
  await trx.raw('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  for (const language of ['greek', 'turkish', 'english']) {
    const name = `office_${language}`;
    const { rows } = await trx.raw('SELECT 1 FROM pg_ts_config WHERE cfgname = ?', [name]);
    if (rows.length > 0) continue;
    await trx.raw(`CREATE TEXT SEARCH CONFIGURATION ${name} (COPY = ${language})`);
    await trx.raw(
      `ALTER TEXT SEARCH CONFIGURATION ${name} ALTER MAPPING FOR hword, hword_part, word WITH unaccent, ${language}_stem`,
    );
  }
}

export async function down(): Promise<void> {
  throw new Error('The first migration is not undone; restore the backup made before it instead.');
}
