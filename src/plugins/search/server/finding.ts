import type { Question, Term } from '../shared/question';
import { type Groups, lexemesOf, queryOfTags, queryOfWords, tagsOf } from '../shared/tsquery';
import type { Ask } from './connection';
import type { makeFrequencies } from './frequencies';

/** One found entry, as the index keeps it. */
export type Row = {
  id: string;
  type: string;
  document: string;
  locale: string;
  kind: string | null;
  date: string | null;
  title: string;
  summary: string | null;
  slug: string | null;
  lifecycle: string | null;
  url: string | null;
  within: { type: string; documentId: string; slug: string | null } | null;
};
export type Counts = { value: string; count: number }[];
export type Found = {
  total: number;
  isTotalExact: boolean;
  rows: Row[];
  types: Counts | null;
  years: Counts | null;
  topics: Counts | null;
  bodies: Counts | null;
};

type Finding = { ask: Ask; frequencies: ReturnType<typeof makeFrequencies> };
type Asked = { terms: Term[]; question: Question; now: Date };

/** Up to so many matches all of them are ranked; of more, the newest, the standing ones and those with the words in their titles. */
const ALL = 5_000;
const NEWEST = 300;
/** How far the newest are looked through before it is plain that the words seldom meet. */
const WALK = 6_000;

/** The entries that answer a question, best first, and what they are, counted. */
export async function find({ ask, frequencies }: Finding, { terms, question, now }: Asked): Promise<Found> {
  const hasTurkish = question.locale === 'tr' || question.fallback;
  const tags = tagsOf(question);
  const groups: Groups = terms.flatMap(({ words, isLast }) =>
    words.map((word, i) => lexemesOf(word, { isLast: isLast && i === words.length - 1, hasTurkish })),
  );
  const words = queryOfWords(terms, { hasTurkish });
  const { page, pageSize, locale, fallback } = question;
  const phrase = terms.flatMap((term) => term.words.map(({ word }) => word)).join(' ');
  const values = [`${queryOfTags(tags)} & ${words}`, words, phrase, now, pageSize, (page - 1) * pageSize];
  const narrow = async (): Promise<Found> => {
    const [found] = await ask<Omit<Found, 'isTotalExact'>>({ name: 'search-all', text: answering(EVERY), values });
    return told(found, { isTotalExact: (found?.total ?? 0) < ALL });
  };
  if ((await frequencies.estimate([...tags, ...groups], 'vector', now.getTime())) < ALL) return narrow();
  const inTitles = (await frequencies.estimate(groups, 'heading', now.getTime())) < ALL / 2;
  const [found] = await ask<Omit<Found, 'isTotalExact'>>({
    name: `search-newest-${fallback ? 'served' : 'own'}-${inTitles ? 'titles' : 'walk'}`,
    text: answering(newest({ fallback, inTitles })),
    values: [...values, locale],
  });
  return (found?.total ?? 0) < NEWEST ? narrow() : told(found, { isTotalExact: false });
}

function told(found: Omit<Found, 'isTotalExact'> | undefined, rest: { isTotalExact: boolean }): Found {
  const { total = 0, rows = [], types = [], years = [], topics = [], bodies = [] } = found ?? {};
  return { total, rows: rows ?? [], types, years, topics, bodies, ...rest };
}

const CANDIDATE = 'id, type, date, weight, year, topics, bodies, title, heading';

const EVERY = `SELECT ${CANDIDATE} FROM search_entries WHERE vector @@ $1::tsquery LIMIT ${ALL}`;

/** Words that thousands of entries hold: looked for where a reader would, instead of everywhere. */
function newest({ fallback, inTitles }: { fallback: boolean; inTitles: boolean }): string {
  const walk = (condition: string, far: number) => `
    (SELECT ${CANDIDATE} FROM (SELECT * FROM search_entries WHERE ${condition} AND date IS NOT NULL ORDER BY date DESC LIMIT ${far}) AS way
     WHERE vector @@ $1::tsquery LIMIT ${NEWEST})`;
  const walks = fallback ? [walk('$7 = ANY (serves)', WALK)] : [walk('locale = $7', WALK), walk(`locale = ''`, WALK / 4)];
  const standing = `(SELECT ${CANDIDATE} FROM search_entries WHERE vector @@ ('''~'''::tsquery && $1::tsquery) LIMIT ${NEWEST})`;
  const titled = `(SELECT ${CANDIDATE} FROM search_entries WHERE heading @@ $2::tsquery AND vector @@ $1::tsquery LIMIT ${ALL / 2})`;
  return `SELECT DISTINCT ON (id) * FROM (${[...walks, standing, ...(inTitles ? [titled] : [])].join(' UNION ALL ')}) AS any_of_them`;
}

/** Title first, then what is near in time, then what kind it is; among the best, how often and how near the words stand. */
function answering(candidates: string): string {
  return `
  WITH matched AS MATERIALIZED (${candidates}),
  scored AS (
    SELECT id, date,
      CASE WHEN heading @@ $2::tsquery THEN 3::float8 ELSE 0 END
      + CASE WHEN title = $3 THEN 3::float8 WHEN starts_with(title, $3) THEN 1.5 WHEN strpos(title, $3) > 0 THEN 1 ELSE 0 END
      + weight * 1.5::float8
      + CASE WHEN date IS NULL THEN 0.5::float8
        ELSE 2 / (1 + abs(date_part('epoch', $4::timestamptz) - date_part('epoch', date)) / 15552000::float8) END AS score
    FROM matched ORDER BY score DESC, date DESC NULLS LAST, id DESC LIMIT 1000),
  best AS (
    SELECT s.id, s.date, s.score, row_number() OVER (ORDER BY s.score DESC, s.date DESC NULLS LAST, s.id DESC) AS place FROM scored s),
  ranked AS (
    SELECT b.id, b.date, b.score + CASE WHEN b.place <= 200 THEN 2 * ts_rank(e.vector, $2::tsquery, 1) ELSE -1 END AS score
    FROM best b JOIN search_entries e USING (id)),
  page AS (
    SELECT id, row_number() OVER () AS place FROM (
      SELECT id FROM ranked ORDER BY score DESC, date DESC NULLS LAST, id DESC LIMIT $5 OFFSET $6) AS cut)
  SELECT (SELECT count(*)::int FROM matched) AS total,
    (SELECT json_agg(json_build_object('id', e.id::text, 'type', e.type, 'document', e.document, 'locale', e.locale, 'kind', e.kind,
        'date', e.date, 'title', t.title, 'summary', t.summary, 'slug', t.slug, 'lifecycle', t.lifecycle, 'url', t.url, 'within', t.within)
        ORDER BY p.place)
      FROM page p JOIN search_entries e USING (id) JOIN search_texts t ON t.entry = e.id) AS rows,
    ${counting('types', 'SELECT type AS value FROM matched')},
    ${counting('years', 'SELECT year::text AS value FROM matched WHERE year IS NOT NULL')},
    ${counting('topics', 'SELECT unnest(topics) AS value FROM matched')},
    ${counting('bodies', 'SELECT unnest(bodies) AS value FROM matched')}`;
}

function counting(name: string, values: string): string {
  return `(SELECT json_agg(json_build_object('value', value, 'count', n) ORDER BY n DESC, value DESC) FROM (
      SELECT value, count(*)::int AS n FROM (${values}) AS every_one GROUP BY value ORDER BY n DESC, value DESC LIMIT 30) AS counted) AS ${name}`;
}
