import { LRUCache } from 'lru-cache';

import { chunksOf, type Term, type Word } from '../shared/question';
import { type Alike, slipsOf } from '../shared/typos';
import type { Ask } from './connection';

type Row = Word & { chunk: number };

/** Beyond all that words are made of. */
const LAST_LETTER = '\u{10FFFF}';

/** Words as the index knows them. PostgreSQL folds and stems both what is written and what is asked, so they cannot differ. */
export function makeWords(ask: Ask) {
  const terms = new LRUCache<string, Word[]>({ max: 20_000 });
  const lexemes = new LRUCache<string, string[]>({ max: 50_000 });

  const read = (chunks: string[]) =>
    ask<Row>({
      name: 'search-terms',
      text: 'SELECT chunk, word, lexemes, sound, ignored FROM search_terms($1::text[])',
      values: [chunks],
    });

  return {
    /** The terms of a question, in its order. */
    async termsOf(q: string): Promise<Term[]> {
      const chunks = chunksOf(q);
      const unknown = [...new Set(chunks)].filter((chunk) => !terms.has(chunk));
      const rows = unknown.length > 0 ? inChunks(await read(unknown)) : new Map<number, Row[]>();
      // Signs that no dictionary takes for a word have no lexemes.
      const isWord = ({ lexemes: held }: Word) => held.length > 0;
      unknown.forEach((chunk, i) => terms.set(chunk, (rows.get(i + 1) ?? []).filter(isWord)));
      const mayGoOn = /[\p{L}\p{N}]$/u.test(q);
      return chunks
        .map((chunk, i) => ({ words: terms.get(chunk) ?? [], isLast: mayGoOn && i === chunks.length - 1 }))
        .filter(({ words }) => words.length > 0);
    },

    /** The lexemes of words as they stand in texts. */
    async lexemesOf(words: Iterable<string>): Promise<Map<string, string[]>> {
      const known = new Map<string, string[]>();
      const unknown: string[] = [];
      for (const word of new Set(words)) {
        const held = lexemes.get(word);
        if (held) known.set(word, held);
        else unknown.push(word);
      }
      if (unknown.length === 0) return known;
      for (const [chunk, rows] of inChunks(await read(unknown))) {
        const word = unknown[chunk - 1] ?? '';
        const found = [...new Set(rows.flatMap((row) => [...row.lexemes, row.word]))];
        lexemes.set(word, found);
        known.set(word, found);
      }
      return known;
    },
    meantBy: meaning(ask),
  };
}

/**
 * Words of the index that may have been meant by one that nobody wrote so: those that begin like it while it is still being typed
 * (stems are cut shorter than what has been typed of a word); else, if the index does not know it, those that a slip explains.
 */
function meaning(ask: Ask) {
  return async ({ word, sound }: Word, { isLast }: { isLast: boolean }): Promise<{ completed: string[]; slips: string[] }> => {
    const rows = await ask<Alike & { isCompleted: boolean }>({
      name: 'search-meant',
      text: MEANT,
      values: [word, sound, isLast],
    });
    const alike = rows.filter(({ isCompleted }) => !isCompleted);
    return {
      completed: rows.filter(({ isCompleted }) => isCompleted).map((one) => one.word),
      slips: slipsOf(sound, alike).map((one) => one.word),
    };
  };
}

const MEANT = `
  WITH completed AS (
    SELECT word, sound FROM search_words WHERE $3::boolean AND word ~>=~ $1 AND word ~<~ ($1 || '${LAST_LETTER}')
    ORDER BY length(word), word LIMIT 20),
  alike AS (
    SELECT word, sound, similarity(sound, $2) AS similarity FROM search_words
    WHERE sound % $2 AND NOT EXISTS (SELECT FROM completed) AND NOT EXISTS (SELECT FROM search_words WHERE word = $1)
    ORDER BY similarity DESC, word LIMIT 40)
  SELECT word, sound, 1 AS similarity, true AS "isCompleted" FROM completed UNION ALL SELECT word, sound, similarity, false FROM alike`;

function inChunks(rows: Row[]): Map<number, Row[]> {
  const chunks = new Map<number, Row[]>();
  for (const row of rows) chunks.set(row.chunk, [...(chunks.get(row.chunk) ?? []), row]);
  return chunks;
}

export type Words = ReturnType<typeof makeWords>;
