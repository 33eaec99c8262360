import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';

import { chunksOf, type Term, type Word } from '../shared/question';
import { type Alike, slipsOf } from '../shared/typos';
import type { Ask } from './connection';

/** The words of what stands together without a blank, or in quotation marks, and all that they may be found by. */
type Chunk = { words: Word[]; lexemes: string[] };
type Meant = { completed: string[]; slips: string[] };

/** Beyond all that words are made of. */
const LAST_LETTER = '\u{10FFFF}';

/** Words as the index knows them. PostgreSQL folds and stems both what is written and what is asked, so they cannot differ. */
export function makeWords(ask: Ask) {
  const held = new LRUCache<string, Chunk>({ max: 60_000 });
  const reading = readingTogether(ask);

  const chunksWith = async (wanted: Iterable<string>): Promise<Map<string, Chunk>> => {
    const known = new Map<string, Chunk>();
    const unknown: string[] = [];
    for (const chunk of new Set(wanted)) {
      const found = held.get(chunk);
      if (found) known.set(chunk, found);
      else unknown.push(chunk);
    }
    if (unknown.length === 0) return known;
    const read = await Promise.all(unknown.map((chunk) => reading.load(chunk)));
    unknown.forEach((chunk, i) => {
      const found = read[i] ?? NOTHING;
      held.set(chunk, found);
      known.set(chunk, found);
    });
    return known;
  };

  return {
    /** The terms of a question, in its order. */
    async termsOf(q: string): Promise<Term[]> {
      const chunks = chunksOf(q);
      const known = await chunksWith(chunks);
      // Signs that no dictionary takes for a word have no lexemes.
      const isWord = ({ lexemes }: Word) => lexemes.length > 0;
      const mayGoOn = /[\p{L}\p{N}]$/u.test(q);
      return chunks
        .map((chunk, i) => ({
          words: (known.get(chunk)?.words ?? []).filter(isWord),
          isLast: mayGoOn && i === chunks.length - 1,
        }))
        .filter(({ words }) => words.length > 0);
    },

    /** The lexemes of words as they stand in texts. */
    async lexemesOf(words: Iterable<string>): Promise<(word: string) => string[]> {
      const known = await chunksWith(words);
      return (word) => known.get(word)?.lexemes ?? [];
    },

    meantBy: meaning(ask),
  };
}

const NOTHING: Chunk = { words: [], lexemes: [] };

/** One statement at a time; what is asked for while it is on its way goes with the next, whoever asks. */
function readingTogether(ask: Ask): DataLoader<string, Chunk> {
  let last: Promise<unknown> = Promise.resolve();
  const read = (chunks: readonly string[]) => {
    const answer = ask<Word & { chunk: number }>({
      name: 'search-terms',
      text: 'SELECT chunk, word, lexemes, sound, ignored FROM search_terms($1::text[])',
      values: [chunks],
    });
    last = answer.catch(() => undefined);
    return answer.then((rows) => {
      const words = chunks.map((): Word[] => []);
      for (const { chunk, ...word } of rows) words[chunk - 1]?.push(word);
      return words.map((all) => ({ words: all, lexemes: [...new Set(all.flatMap(({ word, lexemes }) => [...lexemes, word]))] }));
    });
  };
  return new DataLoader(read, { cache: false, batchScheduleFn: (go) => void last.then(go) });
}

/**
 * Words of the index that may have been meant by those that nobody wrote so: those that begin like one while it is still being typed
 * (stems are cut shorter than what has been typed of a word); else, if the index does not know it, those that a slip explains.
 */
function meaning(ask: Ask) {
  return async (asked: { word: string; sound: string; isLast: boolean }[]): Promise<Meant[]> => {
    const rows = await ask<Alike & { number: number; isCompleted: boolean }>({
      name: 'search-meant',
      text: MEANT,
      values: [asked.map(({ word }) => word), asked.map(({ sound }) => sound), asked.map(({ isLast }) => isLast)],
    });
    return asked.map(({ sound }, i) => {
      const [completed, alike] = [true, false].map((is) =>
        rows.filter(({ number, isCompleted }) => number === i + 1 && isCompleted === is),
      );
      return {
        completed: (completed ?? []).map(({ word }) => word),
        slips: slipsOf(sound, alike ?? []).map(({ word }) => word),
      };
    });
  };
}

/**
 * A word stays in the list when the last entry that held it is hidden or gone; whoever asks with it must not learn that it was there.
 */
const isHeld = (word: string) => `EXISTS (SELECT FROM search_entries AS e WHERE e.vector @@ (
        SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery FROM unnest(tsvector_to_array(to_tsvector('office_greek', ${word}))
          || tsvector_to_array(to_tsvector('office_english', ${word})) || tsvector_to_array(search_turkish(${word}, ${word}))) AS lexeme))`;

const MEANT = `
  SELECT asked.number::int, meant.* FROM unnest($1::text[], $2::text[], $3::boolean[]) WITH ORDINALITY AS asked(word, sound, is_last, number),
  LATERAL (
    WITH completed AS MATERIALIZED (
      SELECT near.* FROM (
        SELECT k.word, k.sound FROM search_words k WHERE asked.is_last AND k.word ~>=~ asked.word AND k.word ~<~ (asked.word || '${LAST_LETTER}')
        ORDER BY length(k.word), k.word LIMIT 20) AS near WHERE ${isHeld('near.word')}),
    alike AS (
      SELECT near.* FROM (
        SELECT k.word, k.sound, similarity(k.sound, asked.sound) AS similarity FROM search_words k
        WHERE k.sound % asked.sound AND NOT EXISTS (SELECT FROM completed)
          AND NOT EXISTS (SELECT FROM search_words w WHERE w.word = asked.word AND ${isHeld('w.word')})
        ORDER BY similarity DESC, k.word LIMIT 40) AS near WHERE ${isHeld('near.word')})
    SELECT word, sound, 1 AS similarity, true AS "isCompleted" FROM completed UNION ALL SELECT word, sound, similarity, false FROM alike) AS meant`;

export type Words = ReturnType<typeof makeWords>;
