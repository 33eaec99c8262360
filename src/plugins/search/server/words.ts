import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';

import { chunksOf, type Term, type Word } from '../shared/question';
import type { Ask } from './connection';

/** The words of what stands together without a blank, or in quotation marks, and all that they may be found by. */
type Chunk = { words: Word[]; lexemes: string[] };

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

export type Words = ReturnType<typeof makeWords>;
