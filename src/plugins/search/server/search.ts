import type { Core } from '@strapi/strapi';

import { type Answer, answerTo } from './answer';
import { questionIn } from './asking';
import { type Ask, openSearchPool } from './connection';
import { makeFrequencies } from './frequencies';
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
      const question = questionIn(strapi, { given, languages: await opened.languages(now) });
      return answerTo(opened.desk, question, now);
    },
    /** Forgets the database and leaves no connection open; the next question opens anew. */
    async rest(): Promise<void> {
      const last = opened;
      opened = undefined;
      await last?.pool.end();
    },
  };
};

const FRESH = 30_000;

/** The languages of the office, the default first, as they were half a minute ago at most. */
function languagesOf(ask: Ask): (now: Date) => Promise<string[]> {
  let [held, readAt]: [Promise<string[]> | undefined, number] = [undefined, 0];
  return (now) => {
    if (held && now.getTime() - readAt < FRESH) return held;
    readAt = now.getTime();
    held = ask<{ languages: string[] }>({
      name: 'search-languages',
      text: 'SELECT search_languages() AS languages',
      values: [],
    }).then(([row]) => row?.languages ?? []);
    held.catch(() => (held = undefined));
    return held;
  };
}
