import { knowsTurkish, type Question, REACH, type Term } from '../shared/question';
import {
  type Groups,
  groupsOf,
  type Lexeme,
  queryOfAny,
  queryOfGroups,
  queryOfLexemes,
  queryOfWords,
  tagsOf,
} from '../shared/tsquery';
import type { Ask } from './connection';
import { FACETS, type Facets, facetsFrom, type Tally } from './facets';
import type { makeFrequencies } from './frequencies';
import { type Doubtful, LOST, type Maybe, MEANT } from './meaning';

/** One found entry, as the index keeps it. */
export type Row = {
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
  /** Where the words stand in neither title nor summary. */
  body: string | null;
};
export type Found = {
  total: number;
  isTotalExact: boolean;
  rows: Row[];
  facets: Facets;
  /** Where nothing was found: words of the index that may have been meant. */
  maybe: Maybe[];
  /** Of the words relied on, by their place, those that no entry holds any longer. */
  lost: number[];
};
type Told = { total: number; rows: Row[] | null; tally: Tally[] | null; maybe?: Maybe[] | null; lost: number[] };

type Finding = { ask: Ask; frequencies: ReturnType<typeof makeFrequencies> };
type Asked = {
  terms: Term[];
  question: Question;
  now: Date;
  /** Words that may be slips, should nothing be found. */
  doubtful?: Doubtful[];
  /** Lexemes of the words that were taken for others. */
  relied?: string[][];
};

/**
 * Up to so many matches, as many as can be leafed through, all of them are ranked; of more, those near in time, the standing ones
 * and those with the words in their titles.
 */
const ALL = REACH;
const NEAR = 300;
/** Titles that hold words this common are no sign of anything. */
const TITLED = NEAR;
const MANIFOLD = 10;
/** How often and how near the words stand is asked of so many. */
const READ = 100;
const LONGEST_BODY = 20_000;

/** The entries that answer a question, best first, and what they are, counted. */
export async function find(
  { ask, frequencies }: Finding,
  { terms, question, now, doubtful = [], relied = [] }: Asked,
): Promise<Found> {
  const hasTurkish = knowsTurkish(question);
  const tags = tagsOf(question);
  const groups = groupsOf(terms, { hasTurkish });
  const words = queryOfWords(terms, { hasTurkish });
  const { page, pageSize, locale } = question;
  const phrase = terms.flatMap((term) => term.words.map(({ word }) => word)).join(' ');
  const seen = (weights: string) => queryOfAny(groups, weights);
  const about = await frequencies.known(now);
  const isBroad = (group: Lexeme[]) => group.some(({ isPrefix }) => isPrefix) && about.holding([group], 'vector') >= ALL;
  const rank = async ({ name, text, more = [] }: { name: string; text: string; more?: unknown[] }, first: Groups) => {
    const asked = [
      `${queryOfGroups(tags)} & ${words}`,
      words,
      phrase,
      now,
      pageSize,
      (page - 1) * pageSize,
      locale,
      seen('A'),
      seen('AB'),
    ];
    const values = [...asked, queryOfGroups(first), relied.map(queryOfLexemes), ...more];
    const [found] = await ask<Told>({ name, text, values });
    return found;
  };
  const narrow = async (): Promise<Found> => {
    // What begins with a common word would be gathered whole before the rare ones narrow it.
    const few = groups.filter((group) => !isBroad(group));
    const isRare = few.length > 0 && about.holding(few, 'vector') < ALL;
    const more = [doubtful.map(({ word }) => word), doubtful.map(({ sound }) => sound), doubtful.map(({ isLast }) => isLast)];
    const found = await rank({ name: 'search-all', text: ALL_OF_THEM, more }, isRare ? few : [...tags, ...groups]);
    return told(found, { isTotalExact: (found?.total ?? 0) < ALL });
  };
  if (about.holding([...tags, ...groups], 'vector') < ALL) return narrow();
  const spelt = groups.map((group) => (isBroad(group) ? about.spelt(group) : group));
  const first = [...about.near({ tags, words: groups }, NEAR), ...tags, ...spelt];
  const isTitle = about.holding(groups, 'heading') < TITLED;
  const found = await rank(isTitle ? NEAR_OR_TITLED : NEAR_ONES, first);
  return (found?.total ?? 0) < NEAR / 4 ? narrow() : told(found, { isTotalExact: false });
}

function told(found: Told | undefined, rest: { isTotalExact: boolean }): Found {
  const { total = 0, rows, tally, maybe, lost = [] } = found ?? {};
  return { total, rows: rows ?? [], facets: facetsFrom(tally ?? []), maybe: maybe ?? [], lost, ...rest };
}

const BEST_FIRST = 'score DESC, date DESC NULLS LAST, id DESC';

/** Title first, then what is near in time, then what kind it is. */
const SCORE = `CASE WHEN heading @@ $2::tsquery THEN 3::float8 ELSE 0 END
  + CASE WHEN title = $3 THEN 3::float8 WHEN starts_with(title, $3) THEN 1.5 WHEN strpos(title, $3) > 0 THEN 1 ELSE 0 END
  + weight * 1.5::float8
  + CASE WHEN date IS NULL THEN 0.5::float8
    ELSE 2 / (1 + abs(date_part('epoch', $4::timestamptz) - date_part('epoch', date)) / 15552000::float8) END`;
/** Its place on disk, within one statement, leads to a row without an index. */
const CANDIDATE = `ctid AS place, id, date, type, year, topics, bodies, ${SCORE} AS score`;

/**
 * `OFFSET 0` keeps PostgreSQL from looking up the whole question where a part of it is quicker. Of more than were expected, the best
 * stay; where far more are, as before PostgreSQL has counted anything, not all of them are read.
 */
const among = (part: string, most: number) => `
  SELECT * FROM (
    SELECT ${CANDIDATE} FROM (SELECT ctid, * FROM search_entries WHERE ${part} OFFSET 0) AS way
    WHERE vector @@ $1::tsquery LIMIT ${most * MANIFOLD}) AS way
  ORDER BY ${BEST_FIRST} LIMIT ${most}`;
const EVERY = among('vector @@ $10::tsquery', ALL);
const NEAR_BY = among('vector @@ $10::tsquery AND date IS NOT NULL', NEAR);
const STANDING = among('date IS NULL AND ($7 = ANY (serves))', ALL);
const TITLES = among('heading @@ $2::tsquery AND NOT vector @@ $10::tsquery AND date IS NOT NULL', TITLED);
const anyOf = (...ways: string[]) => ways.map((way) => `(${way})`).join(' UNION ALL ');

/** The best by their score; among the first of them, how often and how near the words stand. */
function answering(candidates: string, more = ''): string {
  return `
  WITH matched AS MATERIALIZED (${candidates}),
  scored AS MATERIALIZED (SELECT place, id, date, score FROM matched ORDER BY ${BEST_FIRST} LIMIT ${REACH}),
  ranked AS (
    SELECT best.place, best.id, best.date, best.score + 2 * ts_rank(e.vector, $2::tsquery, 1) AS score
    FROM (SELECT * FROM scored LIMIT ${READ}) AS best JOIN search_entries e ON e.ctid = best.place
    UNION ALL SELECT place, id, date, score - 1 FROM (SELECT * FROM scored OFFSET ${READ}) AS rest),
  page AS (
    SELECT place, row_number() OVER () AS number FROM (SELECT * FROM ranked ORDER BY ${BEST_FIRST} LIMIT $5 OFFSET $6) AS cut)
  SELECT (SELECT count(*)::int FROM matched) AS total,
    (SELECT json_agg(json_build_object('type', e.type, 'document', e.document, 'locale', e.locale, 'kind', e.kind,
        'date', e.date, 'title', t.title, 'summary', t.summary, 'slug', t.slug, 'lifecycle', t.lifecycle, 'url', t.url, 'within', t.within,
        'body', CASE WHEN NOT e.vector @@ CASE WHEN t.summary IS NULL THEN $8::tsquery ELSE $9::tsquery END THEN left(t.body, ${LONGEST_BODY}) END)
        ORDER BY p.number)
      FROM page p JOIN search_entries e ON e.ctid = p.place JOIN search_texts t ON t.entry = e.id) AS rows,
    ${FACETS} AS tally, ${LOST} AS lost${more}`;
}

const UNLESS_FOUND = `, CASE WHEN NOT EXISTS (SELECT FROM matched) THEN (SELECT json_agg(meant) FROM (${MEANT}) AS meant) END AS maybe`;
const ALL_OF_THEM = answering(EVERY, UNLESS_FOUND);
const NEAR_ONES = { name: 'search-near', text: answering(anyOf(NEAR_BY, STANDING)) };
const NEAR_OR_TITLED = { name: 'search-near-titled', text: answering(anyOf(NEAR_BY, STANDING, TITLES)) };
