import type { Knex } from 'knex';

/** The search's own tables, and how words are brought into the form in which they are compared. */
export async function up(trx: Knex.Transaction): Promise<void> {
  // Knex would take the question marks of patterns for its own.
  for (const sql of [CONFIGURATIONS, FOLDING, LEXEMES, TABLES]) await trx.raw(sql.replaceAll('?', '\\?'));
}

/**
 * What is compared has been folded before, so the dictionaries need not mind accents; letters decide the language of a word,
 * since Greek texts hold Latin names and the other way round.
 */
const CONFIGURATIONS = `
  DO $$
  DECLARE
    language text;
    latin text;
  BEGIN
    FOREACH language IN ARRAY ARRAY['greek', 'turkish', 'english'] LOOP
      latin := CASE language WHEN 'turkish' THEN 'turkish_stem' ELSE 'english_stem' END;
      EXECUTE format('DROP TEXT SEARCH CONFIGURATION IF EXISTS office_%s', language);
      EXECUTE format('CREATE TEXT SEARCH CONFIGURATION office_%s (COPY = simple)', language);
      EXECUTE format('ALTER TEXT SEARCH CONFIGURATION office_%s ALTER MAPPING FOR asciiword, asciihword, hword_asciipart WITH %s', language, latin);
      EXECUTE format('ALTER TEXT SEARCH CONFIGURATION office_%s ALTER MAPPING FOR word, hword, hword_part WITH %s', language,
        CASE language WHEN 'turkish' THEN 'turkish_stem' ELSE 'greek_stem' END);
    END LOOP;
  END $$`;

/**
 * The same on every database, whatever its collation: a cluster with the locale C knows no Greek capitals and no Greek letters,
 * so every letter that a rule speaks of is named.
 */
const FOLDING = String.raw`
  -- Small letters without accents; final sigma as any sigma, dotless i as dotted.
  CREATE OR REPLACE FUNCTION search_fold(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(regexp_replace(normalize(lower(given), NFKD), '[\u0300-\u036F]', '', 'g'),
      'ABCDEFGHIJKLMNOPQRSTUVWXYZΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςıøß', 'abcdefghijklmnopqrstuvwxyzαβγδεζηθικλμνξοπρστυφχψωσios')
  $$;

  -- Words with single blanks between them: κ.λπ. is one word, Wi-Fi is two and also one, 03 is 3.
  CREATE OR REPLACE FUNCTION search_split(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(folded,
      '(?<![a-zα-ω0-9])([a-zα-ω]{1,2})\.(?=[a-zα-ω]{1,3}(?![a-zα-ω0-9]))', '\1', 'g'),
      '(?<![a-zα-ω0-9-])([a-zα-ω]+)[\u2010\u2011-]([a-zα-ω]+)(?![a-zα-ω0-9-])', '\1 \2 \1\2', 'g'),
      '(?<![a-zα-ω0-9])0+([1-9][0-9]?)(?![a-zα-ω0-9])', '\1', 'g'),
      '[\u0001-\u002F\u003A-\u0060\u007B-\u00BF\u02B0-\u02FF\u0384\u0385\u0387\u037E\u1FBD-\u1FC1\u1FFE\u2000-\u2BFF\u2E00-\u2E7F\u3000-\u303F]+', ' ', 'g'))
  $$;

  CREATE OR REPLACE FUNCTION search_words(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT search_split(search_fold(given))
  $$;

  -- As it sounds, in Latin letters: who hears a Greek word does not know with which of its i and o it is written.
  CREATE OR REPLACE FUNCTION search_sound(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(replace(replace(replace(replace(replace(word, 'ου', 'u'), 'ει', 'ι'), 'οι', 'ι'), 'υι', 'ι'), 'αι', 'ε'),
      'αβγδεζηθικλμνξοπρστυφχψω', 'avgdezi8iklmnxoprstifhyo')
  $$;`;

const LEXEMES = String.raw`
  -- Turkish is stemmed with its own letters, and without them for those whose keyboard has none; words grow long at their ends,
  -- so they stand there whole as well, to be found by their beginnings.
  CREATE OR REPLACE FUNCTION search_turkish(given text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (to_tsvector('simple', words)::text || ' ' || to_tsvector('office_turkish'::regconfig, words)::text || ' ' ||
      search_fold(to_tsvector('office_turkish'::regconfig, search_split(lower(translate(given, 'Iİ', 'ıi'))))::text))::tsvector
  $$;

  -- The lexemes of a text, given as it is and in words as search_words makes them.
  CREATE OR REPLACE FUNCTION search_vector(language text, given text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(CASE language
      WHEN 'tr' THEN search_turkish(given, words)
      WHEN 'el' THEN to_tsvector('office_greek'::regconfig, words)
      ELSE to_tsvector('office_english'::regconfig, words) END, '')
  $$;

  -- The words of each chunk of a question, with the lexemes under which the index of any language may hold them.
  CREATE OR REPLACE FUNCTION search_terms(chunks text[])
  RETURNS TABLE (chunk int, word text, lexemes text[], sound text, ignored text[]) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT c.number::int, w.word, l.lexemes, search_sound(w.word),
      array_remove(ARRAY[CASE WHEN ts_lexize('english_stem', w.word) = '{}' THEN 'en' END,
                         CASE WHEN ts_lexize('turkish_stem', w.word) = '{}' THEN 'tr' END], NULL)
    FROM (SELECT given, number, search_words(given) AS words FROM unnest(chunks) WITH ORDINALITY AS u(given, number)) AS c,
      LATERAL string_to_table(c.words, ' ') WITH ORDINALITY AS w(word, place),
      LATERAL (SELECT coalesce(array_agg(DISTINCT lexeme), '{}') AS lexemes FROM unnest(
        tsvector_to_array(to_tsvector('office_greek'::regconfig, w.word)) ||
        tsvector_to_array(search_turkish(w.word, w.word)) ||
        CASE WHEN strpos(c.words, ' ') = 0 THEN tsvector_to_array(search_turkish(c.given, c.words)) END ||
        -- ΑΔΑ are written in Greek letters; many have a Latin twin, which people type.
        CASE WHEN w.word ~ '[a-z]' AND (w.word ~ '[α-ω]' OR c.words ~ '[0-9]') THEN tsvector_to_array(to_tsvector('office_greek'::regconfig, translate(w.word, 'abezhikmnoptyx', 'αβεζηικμνορτυχ'))) END
      ) AS lexeme) AS l
    WHERE w.word <> ''
    ORDER BY c.number, w.place
  $$;

  -- The text of Strapi's blocks.
  CREATE OR REPLACE FUNCTION search_plain(blocks jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(leaf, E'\n') FROM (
      SELECT (SELECT string_agg(t #>> '{}', '') FROM jsonb_path_query(block, 'strict $.**.text') AS t) AS leaf
      FROM jsonb_array_elements(CASE jsonb_typeof(blocks) WHEN 'array' THEN blocks ELSE '[]' END) AS block) AS leaves
  $$;`;

/** What ranks lies close together; what is only shown lies apart. Uncompressed vectors are read many at a time. */
const TABLES = `
  CREATE TABLE search_entries (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type text NOT NULL,
    document text NOT NULL,
    locale text NOT NULL,
    serves text[] NOT NULL,
    kind text,
    date timestamptz,
    weight real NOT NULL,
    topics text[] NOT NULL,
    bodies text[] NOT NULL,
    year smallint,
    title text NOT NULL,
    heading tsvector NOT NULL,
    vector tsvector NOT NULL,
    print uuid NOT NULL,
    UNIQUE (type, document, locale)
  ) WITH (toast_tuple_target = 8160);
  ALTER TABLE search_entries ALTER COLUMN vector SET STORAGE EXTERNAL, ALTER COLUMN vector SET STATISTICS 1000,
    ALTER COLUMN heading SET STATISTICS 1000;
  CREATE INDEX search_entries_vector ON search_entries USING gin (vector) WITH (gin_pending_list_limit = 512);
  CREATE INDEX search_entries_heading ON search_entries USING gin (heading) WITH (gin_pending_list_limit = 128);
  CREATE INDEX search_entries_newest ON search_entries (locale, date DESC) WHERE date IS NOT NULL;
  CREATE INDEX search_entries_newest_of_all ON search_entries (date DESC) WHERE date IS NOT NULL;

  CREATE TABLE search_texts (
    entry bigint PRIMARY KEY REFERENCES search_entries ON DELETE CASCADE,
    title text NOT NULL,
    summary text,
    body text,
    slug text,
    lifecycle text,
    url text,
    within jsonb
  );

  CREATE TABLE search_words (word text PRIMARY KEY, sound text NOT NULL);
  CREATE INDEX search_words_sound ON search_words USING gin (sound gin_trgm_ops);
  CREATE INDEX search_words_beginning ON search_words (word text_pattern_ops);

  -- What a transaction touched, read and emptied when it ends; and what is left to the background.
  CREATE UNLOGGED TABLE search_touched (
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    type text NOT NULL,
    document text NOT NULL,
    from_afar boolean NOT NULL,
    PRIMARY KEY (tx, type, document, from_afar)
  );
  CREATE TABLE search_due (type text NOT NULL, document text NOT NULL, PRIMARY KEY (type, document));
  CREATE TABLE search_state (key text PRIMARY KEY, value text NOT NULL);`;

export async function down(): Promise<void> {
  throw new Error('The search is not taken away; restore the backup made before it instead.');
}
