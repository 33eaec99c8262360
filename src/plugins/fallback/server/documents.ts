import type { Core, Modules } from '@strapi/strapi';

import { defaultLanguage } from '../../languages/api';
import { PUBLIC_TYPES } from '../../visibility/api';
import { wants } from '../shared/rules';
import { asServedIn } from './reading';
import type { Serving } from './serving';
import { askLanguages, tellLanguages } from './telling';

type Middleware = Modules.Documents.Middleware.Middleware;
type Params = { fallback?: unknown; locale?: string | null } & Record<string, unknown>;
type Answer = Parameters<typeof tellLanguages>[1];

const READS: readonly string[] = ['findMany', 'findFirst', 'findOne', 'count'];

/** Whoever asks with `fallback` reads, of each entry, the first version of the chain that everybody may see. */
export function serveNextBest(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const params = context.params as Params;
    if (!isRead(context) || !wants(params.fallback)) return next();
    const asked = params.locale ?? (await defaultLanguage(strapi));
    // Which language it is, is said further down; those around this look at the one that was asked for.
    context.params = { ...params, locale: '*', status: 'published' } as never;
    try {
      return (await asServedIn(asked, async () => next())) as never;
    } finally {
      context.params = params as never;
    }
  };
}

/** Over REST each entry says which language it is in; GraphQL asks for it field by field. */
export function tellOverRest(strapi: Core.Strapi, serving: Serving): Middleware {
  return async (context, next) => {
    if (!isRead(context) || context.action === 'count' || !isRest(strapi)) return next();
    const { uid } = context.contentType;
    const first = serving.first();
    const params = context.params as Params;
    const added = new Set<string>();
    context.params = askLanguages(strapi, params, { uid }, added) as never;
    const found = (await next()) as unknown;
    const rows = [found ?? []].flat() as Answer['rows'];
    const asked = wants(params.fallback) ? (params.locale ?? first) : undefined;
    await tellLanguages(strapi, { uid, rows, asked, added, first });
    return found as never;
  };
}

function isRead({ action, contentType }: Modules.Documents.Middleware.Context): boolean {
  return READS.includes(action) && (PUBLIC_TYPES as readonly string[]).includes(contentType.uid);
}

function isRest(strapi: Core.Strapi): boolean {
  const ctx = strapi.requestContext.get();
  const prefix = strapi.config.get<string>('api.rest.prefix');
  return ctx?.state.route?.info?.type === 'content-api' && ctx.path.startsWith(`${prefix}/`);
}
