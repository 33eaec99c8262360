import type { Sentence } from '../../../office/refusal';

/** What readers ask. */
export type Question = {
  q: string;
  locale: string;
  /** The language that is looked in instead, as long as the index knows nothing of the one that is asked for. */
  through?: string | undefined;
  fallback: boolean;
  types: string[];
  year?: number;
  topic?: string;
  organization?: string;
  page: number;
  pageSize: number;
};

/** One word of a question: the lexemes under which the index may hold it, how it sounds, where it counts for nothing. */
export type Word = { word: string; lexemes: string[]; sound: string; ignored: string[] };
/** Words that stand together, because they were quoted or written without a blank: a date, an address, a number. */
export type Term = { words: Word[]; isLast: boolean };

export const LONGEST = 300;
export const LARGEST_PAGE = 100;
/** So many hits can be leafed through; who needs more, narrows the question. */
export const REACH = 1000;

/** Endings that Turkish and English hang on a name by an apostrophe; the index holds the name. */
const HANGING = /^([\p{Script=Latin}\p{M}]{2,})['’ʼ][\p{Script=Latin}\p{M}]{1,6}$/u;

/** Quoted phrases whole, everything else at its blanks. */
export function chunksOf(q: string): string[] {
  const found = q.matchAll(/"([^"]*)"|«([^»]*)»|“([^”]*)”|„([^“”]*)[“”]|(\S+)/g);
  return [...found]
    .map(([, ...parts]) => parts.find((part) => part !== undefined)?.trim() ?? '')
    .map((chunk) => chunk.replace(HANGING, '$1'))
    .filter((chunk) => chunk !== '');
}

const GREEK_FILLERS = new Set(
  (
    'ο η το οι τα του τησ των τον την τουσ τισ στο στη στον στην στα στουσ στισ και κι να θα με σε απο για προσ ' +
    'ωσ που πωσ οτι ειναι ενασ μια ενα δεν μη μην τι αυτο αυτη αν αλλα η ειτε ουτε κατα μετα παρα'
  ).split(' '),
);

/** Whether a word says too little to be looked for in this language. */
export function isFiller({ word, ignored }: Word, locale: string): boolean {
  return GREEK_FILLERS.has(word) || ignored.includes(locale === 'tr' ? 'tr' : 'en');
}

/** Whether texts in Turkish may answer. */
export function knowsTurkish({ locale, fallback }: Pick<Question, 'locale' | 'fallback'>): boolean {
  return locale === 'tr' || fallback;
}

export const TOO_FAR: Sentence = {
  el: `Η αναζήτηση δείχνει έως ${REACH} αποτελέσματα (page × pageSize). Στενέψτε την με λέξεις, types, year, topic ή organization.`,
  tr: `Arama en çok ${REACH} sonuç gösterir (page × pageSize). Sözcük, types, year, topic ya da organization ile daraltın.`,
  en: `The search shows at most ${REACH} hits (page × pageSize). Narrow it by words, types, year, topic or organization.`,
};
