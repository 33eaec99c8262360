import { readSettings } from '../../../office/settings';
import { CATCH_UP } from '../shared/names';
import { SUBJECTS } from '../shared/subjects';
import { literal } from './conditions';
import { rowsName } from './rows';

/** Beyond so many documents that only name what was changed, the background renews them, and the writer does not wait. */
const AT_ONCE = 200;
/** Locks that keep two transactions from renewing the same document side by side; few, since the server keeps room for few. */
const LOCKS = 64;

/** What renews the index; `print` tells this version of its making from every other. */
export function renewalSql(making: string): string[] {
  return [languages(), serving(), weighing(), renewing(making), holding(), catchingUp()];
}

/** The languages of the office, the default first. */
const languages = () => `
  CREATE OR REPLACE FUNCTION search_languages() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT array_agg(code ORDER BY code <> (SELECT value::jsonb #>> '{}' FROM strapi_core_store_settings
      WHERE key = 'plugin_i18n_default_locale'), code)::text[] FROM i18n_locale
  $$`;

/** For whom this version is the first of the chain requested → en → default; what is in no language serves all. */
const serving = () => `
  CREATE OR REPLACE FUNCTION search_serves(version text, versions text[], languages text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(asked ORDER BY asked), '{}') FROM unnest(languages) AS asked
    WHERE version = '' OR version = (SELECT link FROM unnest(ARRAY[asked, 'en', languages[1]]) WITH ORDINALITY AS chain(link, place)
                                     WHERE link = ANY (versions) ORDER BY place LIMIT 1)
  $$`;

const weighing = () => {
  const weights = SUBJECTS.map(({ type, weight }) => `WHEN '${type}' THEN ${weight}`).join(' ');
  return `
  CREATE OR REPLACE FUNCTION search_weight(type text, lifecycle text) RETURNS real LANGUAGE sql IMMUTABLE AS $$
    SELECT (CASE type ${weights} ELSE 0 END - CASE WHEN lifecycle IN ('withdrawn', 'merged') THEN 0.5 ELSE 0 END)::real
  $$`;
};

/**
 * Brings the entries of given documents of one type up to date and answers how many were not. What is in memory anyway is priced as
 * such: else PostgreSQL reads whole tables for a page of 500 acts, the longer the more acts there are.
 */
const renewing = (making: string) => {
  const cases = SUBJECTS.map((subject) => `WHEN '${subject.type}' THEN '${rowsName(subject)}'`).join(' ');
  return `
  CREATE OR REPLACE FUNCTION search_renew(subject text, documents text[]) RETURNS int LANGUAGE plpgsql SET random_page_cost = 1.1 AS $renew$
  DECLARE
    changes int;
  BEGIN
    EXECUTE format($sql$ WITH ${found(making)}, ${made()}, ${written()} SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written) $sql$,
      CASE subject ${cases} END) INTO changes USING subject, documents, search_languages();
    RETURN changes;
  END $renew$`;
};

/** What readers may find of the documents, of which `fresh` is what the index does not hold so. */
const found = (making: string) => `
  found AS (SELECT r.*, array_agg(r.locale) OVER (PARTITION BY r.document) AS versions FROM %I($2) AS r),
  served AS MATERIALIZED (SELECT *, search_serves(locale, versions, $3) AS serves FROM found),
  printed AS (SELECT *, md5('${making}' || s::text)::uuid AS print FROM served AS s),
  fresh AS (
    SELECT p.* FROM printed p LEFT JOIN search_entries e ON e.type = $1 AND e.document = p.document AND e.locale = p.locale
    WHERE e.print IS DISTINCT FROM p.print),
  gone AS (
    DELETE FROM search_entries e WHERE e.type = $1 AND e.document = ANY ($2)
      AND NOT EXISTS (SELECT FROM printed p WHERE p.document = e.document AND p.locale = e.locale) RETURNING 1)`;

/** In words, and in lexemes; what a question may be narrowed by is marked as lexemes that no word can be. */
const made = () => `
  split AS MATERIALIZED (
    SELECT *, CASE WHEN locale = '' THEN $3[1] ELSE locale END AS language, concat_ws(E'\\n', summary, important) AS brief,
      extract(year FROM date AT TIME ZONE ${literal(readSettings().OFFICE_TIMEZONE)})::smallint AS year,
      to_char(date AT TIME ZONE ${literal(readSettings().OFFICE_TIMEZONE)}, 'YYYY-MM') AS month,
      search_words(title) AS title_words, search_words(concat_ws(E'\\n', summary, important)) AS brief_words,
      search_words(texts) AS texts_words, search_words(names) AS names_words
    FROM fresh),
  headed AS (SELECT *, search_vector(language, title, title_words) AS heading FROM split),
  made AS (
    SELECT *, setweight(heading, 'A') || setweight(search_vector(language, brief, brief_words), 'B')
      || setweight(search_vector(language, texts, texts_words), 'C') || setweight(search_vector(language, names, names_words), 'D')
      || array_to_tsvector(array_remove(ARRAY['=' || locale, '#' || $1, '%%' || year, '%%' || month]
        || array(SELECT '@' || s FROM unnest(serves) AS s) || array(SELECT 't:' || t FROM unnest(topics) AS t)
        || array(SELECT 'b:' || b FROM unnest(bodies) AS b), NULL)) AS vector
    FROM headed)`;

const written = () => `
  written AS (
    INSERT INTO search_entries AS e (type, document, locale, serves, kind, date, weight, topics, bodies, year, title, heading, vector, print)
    SELECT $1, document, locale, serves, kind, date, search_weight($1, lifecycle), topics, bodies, year, title_words, heading, vector, print
    FROM made
    ON CONFLICT (type, document, locale) DO UPDATE SET serves = excluded.serves, kind = excluded.kind, date = excluded.date,
      weight = excluded.weight, topics = excluded.topics, bodies = excluded.bodies, year = excluded.year, title = excluded.title,
      heading = excluded.heading, vector = excluded.vector, print = excluded.print
    RETURNING e.id, e.document, e.locale),
  shown AS (
    INSERT INTO search_texts (entry, title, summary, body, slug, lifecycle, url, within)
    SELECT w.id, m.title, m.summary, concat_ws(E'\\n', m.important, m.texts), m.slug, m.lifecycle, m.url, m.within
    FROM written w JOIN made m USING (document, locale)
    ON CONFLICT (entry) DO UPDATE SET title = excluded.title, summary = excluded.summary, body = excluded.body, slug = excluded.slug,
      lifecycle = excluded.lifecycle, url = excluded.url, within = excluded.within RETURNING 1),
  learnt AS (
    INSERT INTO search_words (word, sound, lexemes)
    SELECT DISTINCT ON (t.word) t.word, t.sound, array_append(t.lexemes, t.word)
    FROM search_terms(ARRAY(
      SELECT DISTINCT w.word
      FROM (SELECT string_to_table(concat_ws(' ', title_words, brief_words, texts_words), ' ') AS word FROM split) AS w
      WHERE length(w.word) BETWEEN 4 AND 40 AND w.word !~ '[0-9]' AND NOT EXISTS (SELECT FROM search_words k WHERE k.word = w.word)
    )) AS t
    WHERE length(t.word) >= 4
    ORDER BY 1 ON CONFLICT DO NOTHING)`;

/** Always in the same order, so that two transactions never wait for each other. */
const holding = () => `
  CREATE OR REPLACE FUNCTION search_hold(documents text[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('office search'), place)
    FROM (SELECT DISTINCT abs(hashtext(d) % ${LOCKS}) AS place FROM unnest(documents) AS d ORDER BY 1) AS places;
  END $$`;

/**
 * When a transaction ends, what it touched is renewed in it. A fault here must not undo the writer's work: then the documents
 * concerned are left out of the index until the background has renewed them, so that nothing is found that may not be.
 */
const catchingUp = () => `
  CREATE OR REPLACE FUNCTION search_leave(documents jsonb) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO search_due SELECT DISTINCT type, document FROM jsonb_to_recordset(documents) AS d(type text, document text)
    ORDER BY 1, 2 ON CONFLICT DO NOTHING;
    IF to_regproc('graphile_worker.add_job') IS NOT NULL THEN
      EXECUTE 'SELECT graphile_worker.add_job($1, payload := ''{}''::json, job_key := $1)' USING '${CATCH_UP}';
    END IF;
  END $$;

  CREATE OR REPLACE FUNCTION search_catch_up() RETURNS trigger LANGUAGE plpgsql AS $catch$
  DECLARE
    near jsonb;
    far jsonb;
    one record;
  BEGIN
    PERFORM set_config('search.called', '', true);
    WITH touched AS (DELETE FROM search_touched WHERE tx = pg_current_xact_id() RETURNING type, document, from_afar),
    counted AS (SELECT type, document, bool_and(from_afar) AS from_afar FROM touched GROUP BY type, document),
    placed AS (SELECT type, document, from_afar AND count(*) FILTER (WHERE from_afar) OVER () > ${AT_ONCE} AS is_late FROM counted)
    SELECT jsonb_agg(jsonb_build_object('type', type, 'document', document)) FILTER (WHERE NOT is_late),
           jsonb_agg(jsonb_build_object('type', type, 'document', document)) FILTER (WHERE is_late)
    INTO near, far FROM placed;
    IF far IS NOT NULL THEN PERFORM search_leave(far); END IF;
    IF near IS NULL THEN RETURN NULL; END IF;
    PERFORM search_hold(ARRAY(SELECT n.document FROM jsonb_to_recordset(near) AS n(document text)));
    BEGIN
      FOR one IN SELECT type, array_agg(document) AS documents FROM jsonb_to_recordset(near) AS n(type text, document text) GROUP BY type LOOP
        PERFORM search_renew(one.type, one.documents);
      END LOOP;
    EXCEPTION WHEN data_exception OR program_limit_exceeded OR undefined_column OR undefined_table OR undefined_function THEN
      RAISE WARNING 'search: % (%)', SQLERRM, SQLSTATE;
      DELETE FROM search_entries e USING jsonb_to_recordset(near) AS n(type text, document text)
      WHERE e.type = n.type AND e.document = n.document;
      PERFORM search_leave(near);
    END;
    RETURN NULL;
  END $catch$`;

/**
 * Of all that a transaction touches the first row calls, and again the first after a renewal; PostgreSQL asks this when a row comes,
 * not when the trigger is due. A savepoint that is taken back takes the call and its mark with it.
 */
export const FOLLOWED = `
  CREATE OR REPLACE FUNCTION search_calls() RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('search.called', true) = 'yes' THEN RETURN false; END IF;
    PERFORM set_config('search.called', 'yes', true);
    RETURN true;
  END $$;
  DROP TRIGGER IF EXISTS search_catch_up ON search_touched;
  CREATE CONSTRAINT TRIGGER search_catch_up AFTER INSERT ON search_touched DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (search_calls()) EXECUTE FUNCTION search_catch_up()`;
