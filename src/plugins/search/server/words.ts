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
    ...slipsIn({ ask, read }),
  };
}

type Reading = { ask: Ask; read(chunks: string[]): Promise<Row[]> };

/** What typing goes wrong with. */
function slipsIn({ ask, read }: Reading) {
  const known = new LRUCache<string, true>({ max: 20_000 });
  return {
    /** Words of the index for which this one may have been meant; the word itself is none of them. */
    async slips({ word, sound }: Word): Promise<Word[]> {
      const alike = await ask<Alike>({
        name: 'search-alike',
        text: `SELECT word, sound, similarity(sound, $1) AS similarity FROM search_words
               WHERE sound % $1 AND word <> $2 ORDER BY similarity DESC, word LIMIT 40`,
        values: [sound, word],
      });
      const meant = slipsOf(sound, alike);
      return meant.length > 0 ? read(meant.map((one) => one.word)) : [];
    },

    /** Words of the index that begin so: stems are cut shorter than what has been typed of a word. */
    async completions({ word }: Word): Promise<Word[]> {
      const rows = await ask<{ word: string }>({
        name: 'search-completions',
        text: `SELECT word FROM search_words WHERE word ~>=~ $1 AND word ~<~ ($1 || '${LAST_LETTER}') ORDER BY length(word), word LIMIT 20`,
        values: [word],
      });
      return rows.length > 0 ? read(rows.map((one) => one.word)) : [];
    },

    async isKnown({ word }: Word): Promise<boolean> {
      if (known.has(word)) return true;
      const rows = await ask({ name: 'search-known', text: 'SELECT FROM search_words WHERE word = $1', values: [word] });
      if (rows.length > 0) known.set(word, true);
      return rows.length > 0;
    },
  };
}

function inChunks(rows: Row[]): Map<number, Row[]> {
  const chunks = new Map<number, Row[]>();
  for (const row of rows) chunks.set(row.chunk, [...(chunks.get(row.chunk) ?? []), row]);
  return chunks;
}

export type Words = ReturnType<typeof makeWords>;
