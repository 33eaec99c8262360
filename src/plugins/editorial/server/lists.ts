import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { readSettings } from '../../../office/settings';
import { defaultLanguage } from '../../languages/api';
import type { RowStanding } from '../shared/contracts';
import { isPublishable, PAPER, PUBLISHABLE, type Publishable } from '../shared/names';
import { type State, STATES } from '../shared/table';
import type { Paper } from './papers';

type Condition = { desk?: { $eq?: string } } & Record<string, unknown>;
type Asked = { type: Publishable; language: string; states: State[] };
type Row = { documentId: string; locale: string; desk?: RowStanding };

/** Under this name the request holds it. */
const ASKED = 'editorialList';
const LIST = /^\/content-manager\/collection-types\/([^/]+)$/;

/**
 * The panel's lists can be filtered by the desk's state, and hold it in every row, for one statement more. It stands before
 * Strapi's route and not in it: the routes of Strapi's plugins outlive the app that changes them.
 */
export function tellLists(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx: Context, next: Next) => {
    const type = ctx.method === 'GET' ? (LIST.exec(ctx.path)?.[1] ?? '').replaceAll('%3A', ':') : '';
    if (!isPublishable(type)) return next();
    const language = String(ctx.query.locale ?? (await defaultLanguage(strapi)));
    ctx.state[ASKED] = { type, language, states: statesAsked(ctx) } satisfies Asked;
    await next();
    const { results } = (ctx.body ?? {}) as { results?: Row[] };
    if (results) await addStates(strapi, results, type);
  });
}

/** Strapi knows no field of that name, so the condition is taken out and put into its statements by `filterLists`. */
function statesAsked(ctx: Context): State[] {
  const { filters } = ctx.request.query as { filters?: { $and?: Condition[] } };
  const conditions = Array.isArray(filters?.$and) ? filters.$and : [];
  return conditions.flatMap((condition) => {
    const state = STATES.find((one) => one === condition.desk?.$eq);
    if ('desk' in condition) delete condition.desk;
    return state ?? [];
  });
}

/** Adds the states that a list was asked for to what it reads and counts, inside the statement, however many texts there are. */
export function filterLists(strapi: Core.Strapi): void {
  const filter = ({ model, params }: { model: { uid: string }; params: { where?: object } }) => {
    const asked = strapi.requestContext.get()?.state[ASKED] as Asked | undefined;
    if (asked?.type !== model.uid || asked.states.length === 0) return;
    const inStates = asked.states.map((state) => ({ documentId: { $in: documentsIn(strapi, state, asked) } }));
    params.where = { $and: [params.where ?? {}, ...inStates] };
  };
  strapi.db.lifecycles.subscribe({ models: Object.keys(PUBLISHABLE), beforeFindMany: filter, beforeCount: filter });
}

/** A text that nobody has acted on yet has no paper, and is a draft. */
function documentsIn(strapi: Core.Strapi, state: State, { type, language }: Asked) {
  const { connection } = strapi.db;
  const papers = connection('editorial_papers as paper').where({ type, language });
  if (state !== 'draft') return papers.where({ state }).select('document');
  return connection(`${PUBLISHABLE[type].table} as text`)
    .where({ locale: language })
    .whereNull('published_at')
    .whereNotExists(papers.whereNot({ state }).whereRaw('paper.document = text.document_id'))
    .select('document_id');
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
      timeZone: readSettings().OFFICE_TIMEZONE,
    };
  }
}
