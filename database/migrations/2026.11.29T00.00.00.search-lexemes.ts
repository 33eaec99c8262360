import type { Knex } from 'knex';

/** Words that the index knows keep what it holds them under, so that a slip of one is understood without stemming it anew. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw('ALTER TABLE search_words ADD COLUMN IF NOT EXISTS lexemes text[]');
  await trx.raw(
    `UPDATE search_words k SET lexemes = array_append(terms.lexemes, terms.word)
     FROM search_terms(ARRAY(SELECT word FROM search_words)) AS terms WHERE terms.word = k.word`,
  );
  await trx.raw('DELETE FROM search_words WHERE lexemes IS NULL');
  await trx.raw('ALTER TABLE search_words ALTER COLUMN lexemes SET NOT NULL');
}

export async function down(): Promise<void> {
  throw new Error('The search is not taken away; restore the backup made before it instead.');
}
