import type { Core } from '@strapi/strapi';

import { noteRead } from '../../delivery/api';
import { beginningsOf, wordsWith } from '../shared/beginnings';
import { excerpt, marked } from '../shared/marks';
import { isFiller, knowsTurkish, type Question, REACH, type Term } from '../shared/question';
import { SUBJECTS } from '../shared/subjects';
import { groupsOf, type Lexeme } from '../shared/tsquery';
import type { Ask } from './connection';
import { type Facets, facetsFrom } from './facets';
import { find, type Found, type Row } from './finding';
import type { makeFrequencies } from './frequencies';
import { doubtfulOf, meantBy } from './meaning';
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
  facets: Facets;
};

type Desk = { strapi: Core.Strapi; ask: Ask; frequencies: ReturnType<typeof makeFrequencies>; words: Words };

/** Everything public that answers a question. What it was made from is noted, so that it can be kept until that changes. */
export async function answerTo(desk: Desk, question: Question, now: Date): Promise<Answer> {
  // Of whatever type it is asked, entries are found by the names of topics, bodies and places too.
  for (const { uid } of SUBJECTS) noteRead(desk.strapi, { type: uid });
  const { terms, ignored } = withoutFillers(await desk.words.termsOf(question.q), question.locale);
  if (terms.length === 0) return shaped(desk, { question, terms, ignored, corrected: [], found: NOTHING });
  const doubtful = doubtfulOf(terms);
  const sought = { ...question, locale: question.through ?? question.locale };
  const found = await find(desk, { terms, question: sought, now, doubtful });
  const lost = new Set<string>();
  const hasTurkish = knowsTurkish(question);
  for (;;) {
    const meant = found.total > 0 ? undefined : meantBy({ terms, doubtful, maybe: found.maybe, lost }, hasTurkish);
    if (!meant) return shaped(desk, { question, terms, ignored, corrected: [], found });
    const { terms: other, corrected, taken } = meant;
    const relied = taken.map(({ lexemes }) => lexemes);
    const instead = await find(desk, { terms: other, question: sought, now, relied });
    if (instead.lost.length === 0) return shaped(desk, { question, terms: other, ignored, corrected, found: instead });
    for (const place of instead.lost) lost.add(taken[place]?.word ?? '');
  }
}

const NOTHING: Found = { total: 0, isTotalExact: true, rows: [], facets: facetsFrom([]), maybe: [], lost: [] };

/** Fillers are left out unless they stand in a phrase. */
function withoutFillers(terms: Term[], locale: string): { terms: Term[]; ignored: string[] } {
  const isIgnored = ({ words }: Term) => words.every((word) => isFiller(word, locale));
  return {
    terms: terms.filter((term) => !isIgnored(term)),
    ignored: terms.filter(isIgnored).flatMap(({ words }) => words.map(({ word }) => word)),
  };
}

type Shaping = { question: Question; terms: Term[]; ignored: string[]; corrected: string[]; found: Found };

async function shaped(desk: Desk, { question, terms, ignored, corrected, found }: Shaping): Promise<Answer> {
  const { page, pageSize } = question;
  const { total, isTotalExact, rows, facets } = found;
  return {
    hits: await hitsOf(desk, { rows, terms, question }),
    page,
    pageSize,
    pageCount: Math.ceil(Math.min(total, REACH) / pageSize),
    total,
    isTotalExact,
    ignored,
    corrected: total > 0 ? corrected : [],
    facets,
  };
}

async function hitsOf(
  { words }: Desk,
  { rows, terms, question }: { rows: Row[]; terms: Term[]; question: Question },
): Promise<Hit[]> {
  const wanted = groupsOf(terms, { hasTurkish: knowsTurkish(question) }).flat();
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
      url: row.url === null ? null : addressOf(type, row.url),
      date: date === null ? null : new Date(date).toISOString(),
    };
  });
}

function addressOf(type: string, url: string): string {
  const { site } = SUBJECTS.find((subject) => subject.type === type) ?? {};
  return site === undefined ? url : site + encodeURIComponent(url);
}

/** Whether a word of a text, by its lexemes, is one that was looked for. */
function wantedBy(looked: Lexeme[]): (lexemes: string[]) => boolean {
  const whole = new Set(looked.filter(({ isPrefix }) => !isPrefix).map(({ lexeme }) => lexeme));
  const prefixes = looked.filter(({ isPrefix }) => isPrefix).map(({ lexeme }) => lexeme);
  return (lexemes) => lexemes.some((lexeme) => whole.has(lexeme) || prefixes.some((prefix) => lexeme.startsWith(prefix)));
}
