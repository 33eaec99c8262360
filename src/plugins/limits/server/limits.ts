import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import type { Asked } from '../shared/asked';
import { notRegistered } from '../shared/asked-too-much';
import { settleApollo } from './apollo';
import { counting } from './counting';
import { persisted as keepPersisted } from './persisted';
import { questions, type Verdict } from './questions';
import { rememberSchema } from './schema';

export type Limits = ReturnType<typeof limits>;

/** What one caller may ask for at once. */
export const limits = ({ strapi }: { strapi: Core.Strapi }) => {
  const schema = rememberSchema(strapi);
  const { judge } = questions();
  const settings = readSettings();
  const persisted = keepPersisted(settings);
  settleApollo(strapi, { settings, persisted });
  return {
    counting: counting(strapi),

    /** The reasons against a GraphQL request, and about how many rows it would read; `mostRows` are left to it. */
    judge(asked: Asked, mostRows: number): Verdict {
      const text = persisted.textOf(asked);
      if (text === undefined) return { excess: [], rows: 0, isWrite: false };
      if (!persisted.mayBeAsked(text)) return { excess: [notRegistered], rows: 0, isWrite: false };
      const page = strapi.config.get<number>('plugin::graphql.defaultLimit');
      const mostPerPage = strapi.config.get<number>('plugin::graphql.maxLimit');
      const habits = { page, mostPerPage, languages: settings.OFFICE_LOCALES.length };
      return judge({ text, asked }, { schema: schema(), habits, mostRows });
    },
  };
};
