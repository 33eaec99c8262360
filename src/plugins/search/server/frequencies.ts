import { firstFrom } from '../../../office/sorted';
import type { Groups, Lexeme } from '../shared/tsquery';
import type { Ask } from './connection';

const FRESH = 60_000;
const COMMONEST = 20;
/** Of more, PostgreSQL would read all that the months have; of years it looks up what the words have. */
const FEW_MONTHS = 6;

type Column = 'vector' | 'heading';
type Shares = { ofWord: Map<string, number>; words: string[] };
type Month = Lexeme & { share: number };

/** How common words are, as PostgreSQL itself has counted them last; what it does not list is rare. */
export function makeFrequencies(ask: Ask) {
  let held: Promise<ReturnType<typeof estimating>> | undefined;
  let readAt = 0;
  return {
    known(now: Date): Promise<ReturnType<typeof estimating>> {
      if (!held || now.getTime() - readAt > FRESH) {
        readAt = now.getTime();
        held = read(ask).then((known) => estimating(known, now));
        held.catch(() => (held = undefined));
      }
      return held;
    },
  };
}

type Known = { rows: number; shares: Record<Column, Shares> };

function estimating({ rows, shares }: Known, now: Date) {
  const months = monthsBy(shares.vector, now);
  const sharesOf = (groups: Groups) => groups.map((group) => Math.min(1, shareOf(group, shares.vector)));
  return {
    /** About how many entries hold one of each group at most. */
    holding: (groups: Groups, column: Column) => rows * Math.min(1, ...groups.map((group) => shareOf(group, shares[column]))),

    /**
     * The months nearest to now in which about so many entries hold one of each group, or their years; no groups where none are known.
     * The first tag is the language, which the words have too.
     */
    near({ tags, words }: { tags: Groups; words: Groups }, wanted: number): Groups {
      const [[language = 1], every] = [sharesOf(tags), sharesOf([...tags, ...words])];
      // Words of one question meet more often than by chance, and less often than always.
      const byChance = product(sharesOf(tags)) * product(sharesOf(words).map((share) => Math.min(1, share / (language || 1))));
      const together = Math.sqrt(Math.min(...every) * byChance);
      let sum = 0;
      const last = months.findIndex((month) => (sum += rows * together * month.share) >= wanted);
      const chosen = last < 0 ? months : months.slice(0, last + 1);
      const marks =
        chosen.length <= FEW_MONTHS ? chosen.map(({ lexeme }) => lexeme) : chosen.map(({ lexeme }) => lexeme.slice(0, 5));
      return chosen.length > 0 ? [[...new Set(marks)].map((lexeme) => ({ lexeme, isPrefix: false }))] : [];
    },

    /** The same group with the commonest words that begin so in place of a beginning, which PostgreSQL would gather whole. */
    spelt: (group: Lexeme[]): Lexeme[] =>
      group.flatMap((one) => (one.isPrefix ? commonestFrom(one.lexeme, shares.vector) : [one])),
  };
}

const product = (shares: number[]) => shares.reduce((all, share) => all * share, 1);

function monthsBy({ words, ofWord }: Shares, now: Date): Month[] {
  const away = ({ lexeme }: Lexeme) => Math.abs(Date.parse(`${lexeme.slice(1)}-15`) - now.getTime());
  return words
    .filter((word) => /^%\d{4}-\d\d$/.test(word))
    .map((lexeme) => ({ lexeme, isPrefix: false, share: ofWord.get(lexeme) ?? 0 }))
    .sort((a, b) => away(a) - away(b));
}

function shareOf(group: Lexeme[], { ofWord, words }: Shares): number {
  let sum = 0;
  for (const { lexeme, isPrefix } of group) {
    if (!isPrefix) sum += ofWord.get(lexeme) ?? 0;
    else for (const word of wordsFrom(lexeme, words)) sum += ofWord.get(word) ?? 0;
  }
  return sum;
}

function commonestFrom(beginning: string, { ofWord, words }: Shares): Lexeme[] {
  const share = (word: string) => ofWord.get(word) ?? 0;
  return [...wordsFrom(beginning, words)]
    .sort((a, b) => share(b) - share(a))
    .slice(0, COMMONEST)
    .map((lexeme) => ({ lexeme, isPrefix: false }));
}

function* wordsFrom(beginning: string, words: string[]): Generator<string> {
  for (let i = firstFrom(words, (word) => word >= beginning); words[i]?.startsWith(beginning); i++) yield words[i] ?? '';
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
    return { ofWord: new Map((words ?? []).map((word, i) => [word, shares?.[i] ?? 0])), words: (words ?? []).sort() };
  };
  return { rows: Math.max(0, rows[0]?.rows ?? 0), shares: { vector: sharesOf('vector'), heading: sharesOf('heading') } };
}
