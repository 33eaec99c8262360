import type { Question, Term, Word } from './question';

/** Turkish words grow long at their ends; their first five letters find nearly what a dictionary of stems would. */
const TURKISH_ROOT = 5;
const SHORTEST_PREFIX = 3;

/** One lexeme to look for; with `isPrefix`, all that begin so. */
export type Lexeme = { lexeme: string; isPrefix: boolean };
/** What must all be there; of each group one is enough. Phrases are groups of several words. */
export type Groups = Lexeme[][];

type Ways = { hasTurkish: boolean };

/** Whoever types a number knows all of it; and the beginnings of numbers would make PostgreSQL read all that the other words have. */
export function lexemesOf({ word, lexemes }: Word, { isLast, hasTurkish }: Ways & { isLast: boolean }): Lexeme[] {
  const found = lexemes.map((lexeme) => ({ lexeme, isPrefix: false }));
  if (isLast && word.length >= SHORTEST_PREFIX && /\D/.test(word)) found.push({ lexeme: word, isPrefix: true });
  if (hasTurkish && word.length > TURKISH_ROOT && /^[a-z]+$/.test(word))
    found.push({ lexeme: word.slice(0, TURKISH_ROOT), isPrefix: true });
  return found;
}

/** The words of a question, each with all the lexemes that it may be. */
export function groupsOf(terms: Term[], { hasTurkish }: Ways): Groups {
  return terms.flatMap(({ words, isLast }) =>
    words.map((word, i) => lexemesOf(word, { isLast: isLast && i === words.length - 1, hasTurkish })),
  );
}

/** A tsquery for the words; the last word, unless it is quoted, may still be being typed. */
export function queryOfWords(terms: Term[], ways: Ways): string {
  return terms
    .map(({ words, isLast }) =>
      words
        .map(
          (word, i) =>
            `(${lexemesOf(word, { isLast: isLast && i === words.length - 1, ...ways })
              .map((one) => written(one))
              .join(' | ')})`,
        )
        .join(' <-> '),
    )
    .map((term) => `(${term})`)
    .join(' & ');
}

/** What narrows the question, as the index marks its entries. */
export function tagsOf({
  locale,
  fallback,
  types,
  year,
  topic,
  organization,
}: Omit<Question, 'q' | 'page' | 'pageSize'>): Groups {
  const any = (...lexemes: string[]) => lexemes.map((lexeme) => ({ lexeme, isPrefix: false }));
  return [
    fallback ? any(`@${locale}`) : any(`=${locale}`, '='),
    ...(types.length > 0 ? [any(...types.map((type) => `#${type}`))] : []),
    ...(year === undefined ? [] : [any(`%${year}`)]),
    ...(topic === undefined ? [] : [any(`t:${topic}`)]),
    ...(organization === undefined ? [] : [any(`b:${organization}`)]),
  ];
}

export function queryOfGroups(groups: Groups): string {
  return groups.map((group) => `(${group.map((one) => written(one)).join(' | ')})`).join(' & ');
}

/** A tsquery for any one of these lexemes, whole. */
export function queryOfLexemes(lexemes: string[]): string {
  return lexemes.map((lexeme) => written({ lexeme, isPrefix: false })).join(' | ');
}

/** A tsquery for any one of them, where it has one of these weights. */
export function queryOfAny(groups: Groups, weights: string): string {
  return groups
    .flat()
    .map((one) => written(one, weights))
    .join(' | ');
}

function written({ lexeme, isPrefix }: Lexeme, weights = ''): string {
  const marks = `${isPrefix ? '*' : ''}${weights}`;
  return `'${lexeme.replace(/[\\']/g, '$&$&')}'${marks ? `:${marks}` : ''}`;
}
