import type { Term } from '../shared/question';
import { lexemesOf } from '../shared/tsquery';
import { type Alike, slipsOf } from '../shared/typos';

/** A word of a question that may be unfinished, or a slip. */
export type Doubtful = { term: Term; word: string; sound: string; isLast: boolean };
/** A word of the index that may have been meant by the n-th doubtful one, counted from 1. */
export type Maybe = Alike & { number: number; lexemes: string[]; isCompleted: boolean };
/** The question as it may have been meant, and what that relies on. */
export type Meant = { terms: Term[]; corrected: string[]; taken: Maybe[] };

/** Beyond all that words are made of. */
const LAST_LETTER = '\u{10FFFF}';

/** What an entry that is found by this word holds, one of these. */
const holds = (lexemes: string) => `EXISTS (SELECT FROM search_entries AS e
  WHERE e.vector @@ (SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery FROM unnest(${lexemes}) AS lexeme))`;

/**
 * Words of the index that may have been meant by those that nobody wrote so ($12 words, $13 sounds, $14 whether still being typed): those
 * that begin like one while it is being typed (stems are cut shorter than what has been typed of a word); else, if the index does not know
 * it, those that a slip may explain. A word stays in the list when the last entry that held it is hidden or gone; nobody must learn from
 * this that it was there.
 */
export const MEANT = `
  SELECT asked.number::int, meant.* FROM unnest($12::text[], $13::text[], $14::boolean[]) WITH ORDINALITY AS asked(word, sound, is_last, number),
  LATERAL (
    (SELECT k.word, k.sound, k.lexemes, 1 AS similarity, true AS "isCompleted" FROM (
        SELECT word, sound, lexemes FROM search_words
        WHERE asked.is_last AND word ~>=~ asked.word AND word ~<~ (asked.word || '${LAST_LETTER}')
        ORDER BY length(word), word OFFSET 0) AS k
      WHERE ${holds('k.lexemes')} LIMIT 20)
    UNION ALL
    (SELECT k.word, k.sound, k.lexemes, similarity(k.sound, asked.sound) AS similarity, false FROM search_words k
      WHERE k.sound % asked.sound
        AND NOT EXISTS (SELECT FROM search_words w WHERE w.word = asked.word AND ${holds('w.lexemes')})
      ORDER BY similarity DESC, k.word LIMIT 40)) AS meant`;

/** Of the words relied on ($11, their lexemes as queries), those that no entry holds any longer, counted from 0. */
export const LOST = `ARRAY(SELECT number::int - 1 FROM unnest($11::text[]) WITH ORDINALITY AS relied(query, number)
  WHERE NOT EXISTS (SELECT FROM search_entries e WHERE e.vector @@ relied.query::tsquery))`;

/** Single words of some length and without a digit; who types a number or a phrase knows what it is. */
export function doubtfulOf(terms: Term[]): Doubtful[] {
  return terms.flatMap((term) => {
    const [only, ...more] = term.words;
    const isPlain = only && more.length === 0 && only.word.length >= 4 && !/\d/.test(only.word);
    return isPlain ? [{ term, word: only.word, sound: only.sound, isLast: term.isLast }] : [];
  });
}

type Guessing = { terms: Term[]; doubtful: Doubtful[]; maybe: Maybe[]; lost: ReadonlySet<string> };

/**
 * The question with all that its words may have meant, slips only of words that nothing begins with; undefined if that could find no
 * more than it did. `lost` words are as if the index had never known them.
 */
export function meantBy({ terms, doubtful, maybe, lost }: Guessing, hasTurkish: boolean): Meant | undefined {
  const guesses = doubtful.map((asked, i) => {
    const left = maybe.filter(({ number, word }) => number === i + 1 && !lost.has(word));
    const completed = left.filter(({ isCompleted }) => isCompleted);
    const slips = completed.length > 0 ? [] : slipsOf(asked.sound, left);
    return { ...asked, isSlip: slips.length > 0, taken: [...completed, ...slips] };
  });
  const other = new Map(guesses.map(({ term, taken }): [Term, Term] => [term, foundByToo(term, taken)]));
  // A slip may be of a lost word, behind which another stands, even where its lexemes say nothing new.
  const widens = guesses.some(
    ({ term, taken, isSlip }) => isSlip || taken.some(({ lexemes }) => !covers(term, lexemes, hasTurkish)),
  );
  if (!widens) return undefined;
  return {
    terms: terms.map((term) => other.get(term) ?? term),
    corrected: guesses.filter(({ isSlip }) => isSlip).map(({ word }) => word),
    taken: guesses.flatMap(({ taken }) => taken),
  };
}

function foundByToo(term: Term, taken: Maybe[]): Term {
  const words = term.words.map((word) => ({
    ...word,
    lexemes: [...new Set([...word.lexemes, ...taken.flatMap(({ lexemes }) => lexemes)])],
  }));
  return { ...term, words };
}

/** Whether the term, as it was asked, finds all of these already. */
function covers({ words, isLast }: Term, lexemes: string[], hasTurkish: boolean): boolean {
  const asked = words.flatMap((word) => lexemesOf(word, { isLast, hasTurkish }));
  return lexemes.every((one) => asked.some(({ lexeme, isPrefix }) => (isPrefix ? one.startsWith(lexeme) : one === lexeme)));
}
