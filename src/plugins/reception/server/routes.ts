import type { Context } from 'koa';

/**
 * The address a request was answered at as the router knows it (`/api/topics/:id`), of which there are not many, and in
 * which nothing stands that a caller wrote: neither a made-up path nor the secret part of a link.
 */
export function routeOf(ctx: Context): string {
  const { _matchedRoute: matched } = ctx as { _matchedRoute?: unknown };
  return matched === undefined ? 'none' : String(matched);
}
