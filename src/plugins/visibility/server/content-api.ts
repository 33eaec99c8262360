import type { Core } from '@strapi/strapi';

import type { Filter } from '../shared/rules';
import { gate, modelsOf } from './gate';
import type { Model } from './models';

type Options = { route?: { method: string } };
type Sanitize = (query: Filter, schema: Model, options?: Options) => Promise<Filter>;

/**
 * REST and GraphQL both clean every query, nested ones too, in one place before they run it.
 * What that place answers is narrowed here, so that no way of asking goes around it.
 */
export function gateContentApi(strapi: Core.Strapi): void {
  const api = strapi.contentAPI.sanitize as unknown as { query: Sanitize };
  const clean = api.query.bind(api);
  api.query = async (query, schema, options) => {
    const cleaned = await clean(query, schema, options);
    const isReading = (options?.route?.method ?? 'GET') === 'GET';
    return gate({ query: isReading ? publishedOnly(cleaned) : cleaned, model: schema, models: modelsOf(strapi) });
  };
}

const ABOUT_DRAFTS = ['status', 'publicationFilter', 'hasPublishedVersion'];

/** The query without anything that asks for drafts, or after them. */
export function publishedOnly(query: Filter): Filter {
  const rest = Object.entries(query).filter(([name]) => !ABOUT_DRAFTS.includes(name));
  return { ...Object.fromEntries(rest), status: 'published' };
}
