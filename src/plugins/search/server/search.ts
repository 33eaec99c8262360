import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { type Answer, answerTo } from './answer';
import { questionIn } from './asking';
import { openSearchPool } from './connection';
import { makeFrequencies } from './frequencies';
import { makeWords } from './words';

export type Search = ReturnType<typeof search>;

/** Answers readers' questions, over connections of its own that are opened with the first. */
export const search = ({ strapi }: { strapi: Core.Strapi }) => {
  const open = (url: string | undefined) => {
    const pool = openSearchPool();
    return { url, pool, desk: { strapi, ask: pool.ask, frequencies: makeFrequencies(pool.ask), words: makeWords(pool.ask) } };
  };
  let opened: ReturnType<typeof open> | undefined;
  return {
    async answer(given: unknown, now: Date): Promise<Answer> {
      const question = await questionIn(strapi, given);
      const { DATABASE_URL: url } = readSettings();
      if (opened && opened.url !== url) await this.rest();
      opened ??= open(url);
      return answerTo(opened.desk, question, now);
    },
    async rest(): Promise<void> {
      const last = opened;
      opened = undefined;
      await last?.pool.end();
    },
  };
};
