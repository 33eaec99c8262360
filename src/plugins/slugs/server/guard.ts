import type { Core, Modules, UID } from '@strapi/strapi';

import { defaultLanguage } from '../../languages/api';
import { slugs } from '../api';
import type { Place } from './slugs';

type Middleware = Modules.Documents.Middleware.Middleware;
type Data = Record<string, unknown>;
type Params = { documentId?: string; locale?: unknown; data?: Data; status?: string };

const WRITES = ['create', 'update', 'clone'];
const PUBLISHES = ['publish', 'update', 'unpublish'];

/** Every written entry gets its address, or is told why the one it asks for cannot be. */
export function giveAddress(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    if (!WRITES.includes(context.action) || !hasAddress(strapi, type)) return next();
    const params = context.params as Params;
    return strapi.db.transaction(async ({ trx }) => {
      const place = await placeOf(strapi, type, context.action, params);
      const data = params.data ?? {};
      const drafted = context.action === 'clone' ? null : await slugs(strapi).drafted(place);
      if (isGiven(data.slug) && data.slug === drafted?.slug) return next();
      await slugs(strapi).hold(place, trx);
      if (isGiven(data.slug)) await slugs(strapi).check(place, data.slug);
      else await propose(strapi, { place, data, drafted, isClone: context.action === 'clone', params });
      return next();
    });
  };
}

/** An address that readers knew is remembered when a publication changes it, in the same transaction. */
export function rememberAddress(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    const { documentId } = context.params as Params;
    if (!PUBLISHES.includes(context.action) || !documentId || !hasAddress(strapi, type)) return next();
    return strapi.db.transaction(async () => {
      const before = await slugs(strapi).published({ type, documentId });
      const result = await next();
      if (before.size > 0) {
        await slugs(strapi).remember({ type, documentId }, before, await slugs(strapi).published({ type, documentId }));
      }
      return result;
    });
  };
}

type Proposal = { place: Place; data: Data; drafted: { slug: string | null } | null; isClone: boolean; params: Params };

async function propose(strapi: Core.Strapi, { place, data, drafted, isClone, params }: Proposal): Promise<void> {
  const wasEmptied = 'slug' in data;
  if (drafted?.slug && !wasEmptied) return;
  const source = isClone ? await slugs(strapi).drafted({ ...place, documentId: params.documentId }) : null;
  const title = data.title ?? data.name ?? (drafted as Data | null)?.title ?? source?.title;
  if (isGiven(title)) params.data = { ...data, slug: await slugs(strapi).propose(place, title) };
}

async function placeOf(strapi: Core.Strapi, type: UID.ContentType, action: string, params: Params): Promise<Place> {
  const asked = typeof params.locale === 'string' && params.locale !== '*' ? params.locale : undefined;
  const locale = asked ?? (await defaultLanguage(strapi));
  return { type, locale, documentId: action === 'update' ? params.documentId : undefined };
}

function hasAddress(strapi: Core.Strapi, type: UID.ContentType): boolean {
  const attributes: Record<string, { type: string }> = strapi.contentType(type).attributes;
  return attributes.slug?.type === 'uid';
}

function isGiven(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
