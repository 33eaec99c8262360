import type { Core } from '@strapi/strapi';

import { noteRead } from '../../delivery/api';
import { beginningsOf, wordsWith } from '../shared/beginnings';
import { excerpt, marked } from '../shared/marks';
import { isFiller, type Question, REACH, type Term } from '../shared/question';
import { SUBJECTS } from '../shared/subjects';
import { groupsOf, type Lexeme } from '../shared/tsquery';
import type { Ask } from './connection';
import { type Counts, find, type Found, type Named, type Row } from './finding';
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
export type Answer = {
  hits: Hit[];
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
  isTotalExact: boolean;
  ignored: string[];
  corrected: string[];
  facets: { types: Counts; years: Counts; topics: Named; organizations: Named };
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

const NOTHING: Found = { total: 0, isTotalExact: true, rows: [], types: null, years: null, topics: null, organizations: null };

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
  const doubtful = terms.flatMap((term) => {
    const [only, ...more] = term.words;
    return !only || more.length > 0 || /\d/.test(only.word) || only.word.length < 4 ? [] : [{ term, only }];
  });
  if (doubtful.length === 0) return { terms, corrected: [], isOther: false };
  const meant = await words.meantBy(
    doubtful.map(({ term, only }) => ({ word: only.word, sound: only.sound, isLast: term.isLast })),
  );
  const lexemesOf = await words.lexemesOf(meant.flatMap(({ completed, slips }) => [...completed, ...slips]));
  const other = new Map(
    doubtful.map(({ term, only }, i): [Term, Term] => {
      const { completed, slips } = meant[i] ?? { completed: [], slips: [] };
      const lexemes = [...new Set([only.lexemes, ...[...completed, ...slips].map(lexemesOf)].flat())];
      return [term, { ...term, words: [{ ...only, lexemes }] }];
    }),
  );
  return {
    terms: terms.map((term) => other.get(term) ?? term),
    corrected: doubtful.filter((_, i) => (meant[i]?.slips ?? []).length > 0).map(({ only }) => only.word),
    isOther: meant.some(({ completed, slips }) => completed.length + slips.length > 0),
  };
}

type Shaping = { question: Question; terms: Term[]; ignored: string[]; corrected: string[]; found: Found };

async function shaped(desk: Desk, { question, terms, ignored, corrected, found }: Shaping): Promise<Answer> {
  const { page, pageSize } = question;
  const { total, isTotalExact, rows, types, years, topics, organizations } = found;
  return {
    hits: await hitsOf(desk, { rows, terms, question }),
    page,
    pageSize,
    pageCount: Math.ceil(Math.min(total, REACH) / pageSize),
    total,
    isTotalExact,
    ignored,
    corrected: total > 0 ? corrected : [],
    facets: { types: types ?? [], years: years ?? [], topics: topics ?? [], organizations: organizations ?? [] },
  };
}

async function hitsOf(
  { words }: Desk,
  { rows, terms, question }: { rows: Row[]; terms: Term[]; question: Question },
): Promise<Hit[]> {
  const wanted = groupsOf(terms, { hasTurkish: question.locale === 'tr' || question.fallback }).flat();
  const beginnings = beginningsOf(wanted.map(({ lexeme }) => lexeme));
  const written = rows.flatMap(({ title, summary, body }) => [title, summary ?? '', body ?? '']);
  const lexemesOf = await words.lexemesOf(written.flatMap((text) => [...wordsWith(beginnings, text)].map(({ word }) => word)));
  const isWanted = wantedBy(wanted);
  const sought = { beginnings, isFound: (word: string) => isWanted(lexemesOf(word)) };
  return rows.map(({ type, document, locale, title, summary, body, date, ...row }) => {
    const text = (body === null ? null : excerpt(body, sought)) ?? summary;
    return {
      type,
      documentId: document,
      locale: locale || null,
      servedLocale: locale || null,
      isFallback: locale !== '' && locale !== question.locale,
      title,
      summary,
      highlight: { title: marked(title, sought), text: text === null ? null : marked(text, sought) },
      ...row,
      date: date === null ? null : new Date(date).toISOString(),
    };
  });
}

/** Whether a word of a text, by its lexemes, is one that was looked for. */
function wantedBy(looked: Lexeme[]): (lexemes: string[]) => boolean {
  const whole = new Set(looked.filter(({ isPrefix }) => !isPrefix).map(({ lexeme }) => lexeme));
  const prefixes = looked.filter(({ isPrefix }) => isPrefix).map(({ lexeme }) => lexeme);
  return (lexemes) => lexemes.some((lexeme) => whole.has(lexeme) || prefixes.some((prefix) => lexeme.startsWith(prefix)));
}
