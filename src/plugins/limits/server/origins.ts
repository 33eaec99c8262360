import type { Context, Next } from 'koa';

import { crossOriginHeaders, preflightHeaders } from '../../../office/cross-origin';
import { readSettings } from '../../../office/settings';

/** Tells browsers which other origins may read an answer; a browser that asks beforehand is answered here. */
export const origins = () => async (ctx: Context, next: Next) => {
  const asked = { origin: ctx.get('Origin') || undefined, path: ctx.path, allowed: readSettings().CORS_ORIGINS };
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
};
