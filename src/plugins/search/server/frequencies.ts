import type { Groups, Lexeme } from '../shared/tsquery';
import type { Ask } from './connection';

const FRESH = 60_000;

type Column = 'vector' | 'heading';
type Known = { rows: number; shares: Record<Column, Map<string, number>> };

/** How common words are, as PostgreSQL itself has counted them last; what it does not list is rare. */
export function makeFrequencies(ask: Ask) {
  let known: Promise<Known> | undefined;
  let readAt = 0;
  return {
    /** About how many entries hold one of each group at most. */
    async estimate(groups: Groups, column: Column, now: number): Promise<number> {
      if (!known || now - readAt > FRESH) {
        readAt = now;
        known = read(ask);
        known.catch(() => (known = undefined));
      }
      const { rows, shares } = await known;
      return rows * Math.min(1, ...groups.map((group) => shareOf(group, shares[column])));
    },
  };
}

function shareOf(group: Lexeme[], shares: Map<string, number>): number {
  let sum = 0;
  for (const { lexeme, isPrefix } of group) {
    if (!isPrefix) sum += shares.get(lexeme) ?? 0;
    else for (const [word, share] of shares) if (word.startsWith(lexeme)) sum += share;
  }
  return sum;
}

async function read(ask: Ask): Promise<Known> {
  const rows = await ask<{ rows: number; attname: Column; words: string[] | null; shares: number[] | null }>({
    name: 'search-frequencies',
    text: `SELECT c.reltuples::float8 AS rows, s.attname, s.most_common_elems::text::text[] AS words, s.most_common_elem_freqs::float8[] AS shares
           FROM pg_class c LEFT JOIN pg_stats s ON s.tablename = c.relname AND s.schemaname = current_schema() AND s.attname IN ('vector', 'heading')
           WHERE c.oid = 'search_entries'::regclass`,
    values: [],
  });
  const sharesOf = (column: Column) => {
    const { words, shares } = rows.find(({ attname }) => attname === column) ?? {};
    return new Map((words ?? []).map((word, i) => [word, shares?.[i] ?? 0]));
  };
  return { rows: Math.max(0, rows[0]?.rows ?? 0), shares: { vector: sharesOf('vector'), heading: sharesOf('heading') } };
}
