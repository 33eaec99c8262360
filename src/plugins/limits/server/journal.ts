import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { requestUnderWay } from '../../../office/request';
import { routeOf } from '../../reception/api';

type Body = { error?: { details?: unknown } };

/** Tells each request its name, by which it is found again in the log, and writes a line about it. */
export const journal =
  (_: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const request = requestUnderWay();
    const id = request?.id ?? '';
    const started = performance.now();
    ctx.set('X-Request-Id', id);
    await next();
    // Strapi's greeting at /_health.
    ctx.remove('strapi');
    if (ctx.status >= 400) nameIn(ctx.body, id);
    if (!strapi.log.isLevelEnabled('http')) return;
    const said = { method: ctx.method, route: routeOf(ctx), status: ctx.status, ms: Math.round(performance.now() - started) };
    const message = `${said.method} ${said.route} (${said.ms} ms) ${said.status}`;
    strapi.log.log({ level: 'http', message, ...said, statements: request?.statements ?? 0 });
  };

/** So that whoever reports an error can say which. */
function nameIn(body: unknown, requestId: string): void {
  const { error } = (typeof body === 'object' && body !== null ? body : {}) as Body;
  if (typeof error !== 'object' || error === null) return;
  const { details = {} } = error;
  if (typeof details === 'object' && !Array.isArray(details)) error.details = { ...details, requestId };
}
