import type { Context, Next } from 'koa';

import { crossOriginHeaders, preflightHeaders } from '../../../office/cross-origin';
import { readSettings } from '../../../office/settings';

/** Tells browsers which other origins may read an answer; a browser that asks beforehand is answered here. */
export const origins = () => {
  const { CORS_ORIGINS: allowed } = readSettings();
  return (ctx: Context, next: Next) => tellOrigins({ ctx, next, allowed });
};

async function tellOrigins({ ctx, next, allowed }: { ctx: Context; next: Next; allowed: readonly string[] }): Promise<unknown> {
  const asked = { origin: ctx.get('Origin') || undefined, path: ctx.path, allowed };
  const isPreflight = ctx.method === 'OPTIONS' && ctx.get('Access-Control-Request-Method') !== '';
  // Strapi's answer to whoever names no origin, which caches would keep for those who do.
  ctx.remove('Access-Control-Allow-Origin');
  ctx.remove('Vary');
  for (const [name, value] of Object.entries(isPreflight ? preflightHeaders(asked) : crossOriginHeaders(asked)))
    if (name === 'Vary') ctx.vary(value);
    else ctx.set(name, value);
  if (!isPreflight) return next();
  ctx.vary('Access-Control-Request-Headers');
  ctx.status = 204;
  return undefined;
}
