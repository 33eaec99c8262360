import type { Core } from '@strapi/strapi';

import { noteRead } from '../../delivery/api';
import { excerpt, marked, wordsIn } from '../shared/marks';
import { isFiller, type Question, REACH, type Term } from '../shared/question';
import { SUBJECTS } from '../shared/subjects';
import { lexemesOf, type Lexeme } from '../shared/tsquery';
import type { Ask } from './connection';
import { type Counts, find, type Found, type Row } from './finding';
import type { makeFrequencies } from './frequencies';
import type { Words } from './words';

export type Hit = {
  type: string;
  documentId: string;
  locale: string | null;
  servedLocale: string | null;
  isFallback: boolean;
  title: string;
  summary: string | null;
  highlight: { title: string; text: string | null };
  slug: string | null;
  kind: string | null;
  date: string | null;
  lifecycle: string | null;
  url: string | null;
  within: Row['within'];
};
type Named = { documentId: string; name: string; slug: string | null; count: number };
export type Answer = {
  hits: Hit[];
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
  isTotalExact: boolean;
  ignored: string[];
  corrected: string[];
  facets: { types: Counts; years: Counts; topics: Named[]; organizations: Named[] };
};

type Desk = { strapi: Core.Strapi; ask: Ask; frequencies: ReturnType<typeof makeFrequencies>; words: Words };

/** Everything public that answers a question. What it was made from is noted, so that it can be kept until that changes. */
export async function answerTo(desk: Desk, question: Question, now: Date): Promise<Answer> {
  // Of whatever type it is asked, entries are found by the names of topics, bodies and places too.
  for (const { uid } of SUBJECTS) noteRead(desk.strapi, { type: uid });
  const { terms, ignored } = withoutFillers(await desk.words.termsOf(question.q), question.locale);
  if (terms.length === 0) return shaped(desk, { question, terms, ignored, corrected: [], found: NOTHING });
  const found = await find(desk, { terms, question, now });
  if (found.total > 0) return shaped(desk, { question, terms, ignored, corrected: [], found });
  const { terms: meant, corrected, isOther } = await withSlips(desk.words, terms);
  if (!isOther) return shaped(desk, { question, terms, ignored, corrected, found });
  return shaped(desk, { question, terms: meant, ignored, corrected, found: await find(desk, { terms: meant, question, now }) });
}

const NOTHING: Found = { total: 0, isTotalExact: true, rows: [], types: null, years: null, topics: null, bodies: null };

/** Fillers are left out unless they stand in a phrase. */
function withoutFillers(terms: Term[], locale: string): { terms: Term[]; ignored: string[] } {
  const isIgnored = ({ words }: Term) => words.every((word) => isFiller(word, locale));
  return {
    terms: terms.filter((term) => !isIgnored(term)),
    ignored: terms.filter(isIgnored).flatMap(({ words }) => words.map(({ word }) => word)),
  };
}

/** Where nothing was found, a word still being typed is completed, and one the index does not know is taken for a slip of those it does. */
async function withSlips(words: Words, terms: Term[]): Promise<{ terms: Term[]; corrected: string[]; isOther: boolean }> {
  const corrected: string[] = [];
  let isOther = false;
  const meant = await Promise.all(
    terms.map(async (term): Promise<Term> => {
      const [only, ...more] = term.words;
      if (!only || more.length > 0 || /\d/.test(only.word) || only.word.length < 4) return term;
      const completed = term.isLast ? await words.completions(only) : [];
      const slips = completed.length > 0 || (await words.isKnown(only)) ? [] : await words.slips(only);
      if (slips.length > 0) corrected.push(only.word);
      isOther ||= completed.length + slips.length > 0;
      const lexemes = [...new Set([only, ...completed, ...slips].flatMap((word) => word.lexemes))];
      return { ...term, words: [{ ...only, lexemes }] };
    }),
  );
  return { terms: meant, corrected, isOther };
}

type Shaping = { question: Question; terms: Term[]; ignored: string[]; corrected: string[]; found: Found };

async function shaped(desk: Desk, { question, terms, ignored, corrected, found }: Shaping): Promise<Answer> {
  const { page, pageSize, locale } = question;
  const { topics, bodies } = found;
  const [hits, names] = await Promise.all([
    hitsOf(desk, { rows: found.rows, terms, question }),
    namesOf(desk.ask, { documents: [...(topics ?? []), ...(bodies ?? [])].map(({ value }) => value), locale }),
  ]);
  const named = (counts: Counts | null) =>
    (counts ?? []).flatMap(({ value, count }) => {
      const name = names.get(value);
      return name ? [{ documentId: value, count, ...name }] : [];
    });
  return {
    hits,
    page,
    pageSize,
    pageCount: Math.ceil(Math.min(found.total, REACH) / pageSize),
    total: found.total,
    isTotalExact: found.isTotalExact,
    ignored,
    corrected: found.total > 0 ? corrected : [],
    facets: { types: found.types ?? [], years: found.years ?? [], topics: named(topics), organizations: named(bodies) },
  };
}

async function hitsOf(
  { words, ask }: Desk,
  { rows, terms, question }: { rows: Row[]; terms: Term[]; question: Question },
): Promise<Hit[]> {
  const wanted = wantedIn(terms, question);
  const known = await words.lexemesOf(rows.flatMap(({ title, summary }) => wordsIn(`${title} ${summary ?? ''}`)));
  const isFound = (word: string) => wanted(known.get(word) ?? []);
  const isBare = ({ title, summary }: Row) => !wordsIn(`${title} ${summary ?? ''}`).some(isFound);
  const bodies = await bodiesOf(ask, rows.filter(isBare));
  const inBodies = await words.lexemesOf([...bodies.values()].flatMap(wordsIn));
  return rows.map((row) => {
    const body = bodies.get(row.id);
    const part = body === undefined ? null : excerpt(body, (word) => wanted(inBodies.get(word) ?? []));
    const text = part ?? row.summary;
    const isShown = part === null ? isFound : (word: string) => wanted(inBodies.get(word) ?? []);
    return {
      type: row.type,
      documentId: row.document,
      locale: row.locale || null,
      servedLocale: row.locale || null,
      isFallback: row.locale !== '' && row.locale !== question.locale,
      title: row.title,
      summary: row.summary,
      highlight: { title: marked(row.title, isFound), text: text === null ? null : marked(text, isShown) },
      slug: row.slug,
      kind: row.kind,
      date: row.date === null ? null : new Date(row.date).toISOString(),
      lifecycle: row.lifecycle,
      url: row.url,
      within: row.within,
    };
  });
}

/** Whether a word of a text, by its lexemes, is one that was looked for. */
function wantedIn(terms: Term[], { locale, fallback }: Question): (lexemes: string[]) => boolean {
  const hasTurkish = locale === 'tr' || fallback;
  const looked: Lexeme[] = terms.flatMap(({ words, isLast }) =>
    words.flatMap((word, i) => lexemesOf(word, { isLast: isLast && i === words.length - 1, hasTurkish })),
  );
  const whole = new Set(looked.filter(({ isPrefix }) => !isPrefix).map(({ lexeme }) => lexeme));
  const prefixes = looked.filter(({ isPrefix }) => isPrefix).map(({ lexeme }) => lexeme);
  return (lexemes) => lexemes.some((lexeme) => whole.has(lexeme) || prefixes.some((prefix) => lexeme.startsWith(prefix)));
}

async function bodiesOf(ask: Ask, rows: Row[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await ask<{ id: string; body: string }>({
    name: 'search-bodies',
    text: `SELECT entry::text AS id, left(body, 20000) AS body FROM search_texts WHERE entry = ANY ($1::bigint[]) AND body IS NOT NULL`,
    values: [rows.map(({ id }) => id)],
  });
  return new Map(found.map(({ id, body }) => [id, body]));
}

type Name = { name: string; slug: string | null };

/** Names in the asked language, else in whichever readers of that language are served. */
async function namesOf(ask: Ask, { documents, locale }: { documents: string[]; locale: string }): Promise<Map<string, Name>> {
  if (documents.length === 0) return new Map();
  const rows = await ask<Name & { document: string }>({
    name: 'search-names',
    text: `SELECT DISTINCT ON (e.document) e.document, t.title AS name, t.slug FROM search_entries e JOIN search_texts t ON t.entry = e.id
           WHERE e.type IN ('topics', 'organizations') AND e.document = ANY ($1::text[])
           ORDER BY e.document, $2 = ANY (e.serves) DESC, e.locale`,
    values: [documents, locale],
  });
  return new Map(rows.map(({ document, name, slug }) => [document, { name, slug }]));
}
