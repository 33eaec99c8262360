import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { callerLanguage, type Sentence } from '../../../office/refusal';
import { requestUnderWay } from '../../../office/request';
import { readSettings, type Settings } from '../../../office/settings';
import { limits } from '../api';
import { type Asked, askedIn, askedInAddress, isGraphql } from '../shared/asked';
import { type Excess, refusalsToBatch } from '../shared/asked-too-much';
import { jsonOf, Unreadable } from './body';

/** GraphQL requests that ask too much are answered here, before anything of Strapi's or Apollo's looks at them. */
export const graphql = (_: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const settings = readSettings();
  return async (ctx: Context, next: Next): Promise<void> => {
    if (!isGraphql(ctx.path)) return next();
    try {
      const asked = await askedOf(ctx);
      const excess = excessIn(strapi, { asked, ctx, settings });
      return excess.length > 0 ? answer(ctx, { status: 400, excess, strapi }) : await next();
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault;
      answer(ctx, { status: fault.status, excess: [{ code: fault.code, says: UNREADABLE[fault.code] }], strapi });
    }
  };
};

async function askedOf(ctx: Context): Promise<Asked[]> {
  if (ctx.method === 'GET') return [askedInAddress(new URLSearchParams(ctx.search))];
  if (ctx.method !== 'POST') return [{}];
  const body = await jsonOf(ctx);
  Object.assign(ctx.request, { body });
  // Strapi's body parser passes this address over only when it stands alone, and Apollo does not look at the rest.
  ctx.url = '/graphql';
  return askedIn(body);
}

type Questions = { asked: Asked[]; ctx: Context; settings: Settings };

function excessIn(strapi: Core.Strapi, { asked, ctx, settings }: Questions): Excess[] {
  const { GRAPHQL_MAX_BATCH, MAX_ROWS } = settings;
  const tooMany = refusalsToBatch(asked.length, GRAPHQL_MAX_BATCH);
  if (tooMany.length > 0) return tooMany;
  let rows = 0;
  let isWrite = false;
  for (const one of asked) {
    const verdict = limits(strapi).judge(one, MAX_ROWS - rows);
    if (verdict.excess.length > 0) return verdict.excess;
    rows += verdict.rows;
    isWrite ||= verdict.isWrite;
  }
  const request = requestUnderWay();
  if (request && isWrite) delete request.deadline;
  ctx.state.spend?.({ rows, isWrite });
  return [];
}

type Answer = { status: number; excess: Excess[]; strapi: Core.Strapi };

/** As the office refuses elsewhere, in the form that GraphQL gives to errors. */
function answer(ctx: Context, { status, excess, strapi }: Answer): void {
  const language = callerLanguage(strapi);
  const refusals = excess.map(({ says, ...known }) => ({ ...known, message: says[language] }));
  const message = refusals.map((refusal) => refusal.message).join(' ');
  const error = { name: 'Refused', message, details: { refusals } };
  ctx.status = status;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { errors: [{ message, extensions: { code: 'STRAPI_REFUSED', error } }] };
}

const UNREADABLE: Record<Unreadable['code'], Sentence> = {
  'not-json': {
    el: 'Στο /graphql στέλνονται αντικείμενα JSON με Content-Type: application/json, π.χ. { "query": "{ topics { name } }" }. Διορθώστε το σώμα του αιτήματος.',
    tr: '/graphql adresine Content-Type: application/json ile JSON nesneleri gönderilir, örn. { "query": "{ topics { name } }" }. İstek gövdesini düzeltin.',
    en: 'What is sent to /graphql is JSON with Content-Type: application/json, such as { "query": "{ topics { name } }" }. Correct the body of the request.',
  },
  'body-too-large': {
    el: 'Το σώμα του αιτήματος χωρά έως 1 MB. Στείλτε λιγότερα κάθε φορά.',
    tr: 'İstek gövdesi en çok 1 MB olabilir. Her seferinde daha azını gönderin.',
    en: 'The body of a request holds at most 1 MB. Send less at a time.',
  },
};
