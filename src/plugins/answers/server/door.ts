import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { callerLanguage } from '../../../office/refusal';
import { type Fault, inOwnWords } from '../shared/sentences';
import { told } from './faults';

type Answer = { data: null; error: Fault & { status: number } };

/** Every answer of 400 and above that leaves the house by HTTP is put into the office's own words here. */
export const door =
  (_: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (fault) {
      throw told(strapi, fault);
    }
    if (!hasAnswer(ctx)) refuse(ctx, ctx.status === 404 ? 'Not Found' : 'Method Not Allowed', ctx.status === 404 ? 404 : 405);
    if (isRefusal(ctx.body)) {
      const { error } = ctx.body;
      ctx.body = { data: null, error: { status: error.status, ...inOwnWords(error, callerLanguage(strapi)) } };
    }
  };

/** Koa itself answers 404, and the router 405, or 501 to methods it never heard of, without a word. */
function hasAnswer(ctx: Context): boolean {
  return ![404, 405, 501].includes(ctx.status) || Boolean(ctx.body);
}

function refuse(ctx: Context, message: string, status: number): void {
  ctx.body = {
    data: null,
    error: { status, name: status === 405 ? 'MethodNotAllowedError' : 'NotFoundError', message, details: {} },
  };
  ctx.status = status;
}

function isRefusal(body: unknown): body is Answer {
  return typeof body === 'object' && body !== null && 'error' in body && typeof (body as Answer).error?.message === 'string';
}
