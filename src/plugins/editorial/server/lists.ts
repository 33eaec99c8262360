import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import type { RowStanding } from '../shared/contracts';
import { isPublishable, PAPER } from '../shared/names';
import { type State, STATES } from '../shared/table';
import type { Paper } from './papers';

type Condition = { desk?: { $eq?: string } } & Record<string, unknown>;
type Row = { documentId: string; locale: string; desk?: RowStanding };

const LIST = /^\/content-manager\/collection-types\/([^/]+)$/;

/**
 * The panel's lists can be filtered by the desk's state, and hold it in every row; one query for each. It stands before Strapi's
 * route and not in it: the routes of Strapi's plugins outlive the app that changes them.
 */
export function tellLists(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx: Context, next: Next) => {
    const type = ctx.method === 'GET' ? (LIST.exec(ctx.path)?.[1] ?? '').replaceAll('%3A', ':') : '';
    if (!isPublishable(type)) return next();
    const language = String(ctx.query.locale ?? (await strapi.plugin('i18n').service('locales').getDefaultLocale()));
    await filterByState(strapi, ctx, { type, language });
    await next();
    const { results } = (ctx.body ?? {}) as { results?: Row[] };
    if (results) await addStates(strapi, results, type);
  });
}

/** Strapi knows no field of that name, so it is asked for the documents instead. */
async function filterByState(strapi: Core.Strapi, ctx: Context, of: { type: string; language: string }): Promise<void> {
  const { filters } = ctx.request.query as { filters?: { $and?: Condition[] } };
  for (const condition of Array.isArray(filters?.$and) ? filters.$and : []) {
    const state = STATES.find((one) => one === condition.desk?.$eq);
    if ('desk' in condition) delete condition.desk;
    if (state) condition.documentId = await documentsIn(strapi, state, of);
  }
}

/** A text that nobody has acted on yet has no paper, and is a draft. */
async function documentsIn(strapi: Core.Strapi, state: State, { type, language }: { type: string; language: string }) {
  const isDraft = state === 'draft';
  const where = { type, language, state: isDraft ? { $ne: 'draft' } : state };
  const found = await strapi.db.query(PAPER).findMany({ where, select: ['document'] });
  const documents = found.map(({ document }: Pick<Paper, 'document'>) => document);
  return isDraft ? { $notIn: documents } : { $in: documents.length > 0 ? documents : [''] };
}

async function addStates(strapi: Core.Strapi, rows: Row[], type: string): Promise<void> {
  const where = { type, document: { $in: rows.map(({ documentId }) => documentId) } };
  const select = ['document', 'language', 'state', 'live', 'dueAt', 'forcedAt', 'countersignedBy'];
  const found = (rows.length > 0 ? await strapi.db.query(PAPER).findMany({ where, select }) : []) as Paper[];
  const papers = new Map(found.map((paper) => [`${paper.document} ${paper.language}`, paper]));
  for (const row of rows) {
    const paper = papers.get(`${row.documentId} ${row.locale}`);
    row.desk = {
      state: paper?.state ?? 'draft',
      live: paper?.live ?? 'never',
      dueAt: paper?.dueAt ? new Date(paper.dueAt).toISOString() : null,
      isForced: Boolean(paper?.forcedAt) && paper?.countersignedBy === null,
    };
  }
}
