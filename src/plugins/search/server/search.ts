import type { Core } from '@strapi/strapi';

import { type Answer, answerTo } from './answer';
import { questionIn } from './asking';
import { type Ask, openSearchPool } from './connection';
import { makeFrequencies } from './frequencies';
import { INDEXED } from './indexed';
import { makeWords } from './words';

export type Search = ReturnType<typeof search>;

/** Answers readers' questions, over connections of its own that are opened with the first. */
export const search = ({ strapi }: { strapi: Core.Strapi }) => {
  const open = () => {
    const pool = openSearchPool();
    return {
      pool,
      languages: languagesOf(pool.ask),
      desk: { strapi, ask: pool.ask, frequencies: makeFrequencies(pool.ask), words: makeWords(pool.ask) },
    };
  };
  let opened: ReturnType<typeof open> | undefined;
  return {
    async answer(given: unknown, now: Date): Promise<Answer> {
      opened ??= open();
      const { languages, indexed } = await opened.languages.known(now, given);
      const question = questionIn(strapi, { given, languages });
      const isIndexed = indexed.includes(question.locale) || !question.fallback;
      const through = isIndexed ? undefined : ['en', ...languages].find((language) => indexed.includes(language));
      return answerTo(opened.desk, { ...question, through }, now);
    },
    /** To be called when the languages of the office changed. */
    forgetLanguages: (): void => opened?.languages.forget(),
    /** Forgets the database and leaves no connection open; the next question opens anew. */
    async rest(): Promise<void> {
      const last = opened;
      opened = undefined;
      await last?.pool.end();
    },
  };
};

const FRESH = 30_000;
/** So often at most they are read anew for somebody who asks in one that is not among them. */
const ONCE = 1_000;

/** `indexed` are those that every entry of the index knows of. */
type Languages = { languages: string[]; indexed: string[] };

/** The languages of the office, the default first, as they were half a minute ago at most. */
function languagesOf(ask: Ask) {
  let [held, readAt]: [Promise<Languages> | undefined, number] = [undefined, 0];
  const read = async (): Promise<Languages> => {
    const text = `SELECT search_languages() AS languages, (SELECT value FROM search_state WHERE key = '${INDEXED}') AS indexed`;
    const [row] = await ask<{ languages: string[]; indexed: string | null }>({ name: 'search-languages', text, values: [] });
    const { languages = [], indexed = null } = row ?? {};
    return { languages, indexed: indexed?.split(',') ?? languages };
  };
  const anew = (now: Date) => {
    readAt = now.getTime();
    held = read();
    held.catch(() => (held = undefined));
    return held;
  };
  return {
    async known(now: Date, given: unknown): Promise<Languages> {
      const age = now.getTime() - readAt;
      const known = await (held && age < FRESH ? held : anew(now));
      const { locale } = (given ?? {}) as { locale?: unknown };
      return typeof locale !== 'string' || known.languages.includes(locale) || age < ONCE ? known : anew(now);
    },
    forget: () => void (held = undefined),
  };
}
