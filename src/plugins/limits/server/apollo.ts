import type { Core } from '@strapi/strapi';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import { requestUnderWay } from '../../../office/request';
import { wantsIntrospection, type Settings } from '../../../office/settings';
import { doorPage } from '../shared/door-page';
import { withoutHints } from '../shared/hints';
import type { Persisted } from './persisted';
import { inGraphql, lateness } from './time';

type Formatted = { message: string };
type Raised = { originalError?: unknown };
type Format = (formatted: Formatted, raised: Raised) => Formatted;
type Setting = { settings: Settings; persisted: Persisted };

const APOLLO = 'plugin::graphql.apolloServer';

/** Settles what Apollo, which Strapi starts later, lets out and takes in. */
export function settleApollo(strapi: Core.Strapi, { settings, persisted }: Setting): void {
  const set = (name: string, value: unknown) => strapi.config.set(`${APOLLO}.${name}`, value);
  const isOpen = wantsIntrospection(settings);
  set('introspection', isOpen);
  set('allowBatchedHttpRequests', settings.GRAPHQL_MAX_BATCH > 1);
  set('persistedQueries', { cache: persisted.cache, ttl: null });
  set('documentStore', documents());
  // Nothing here acts on a cookie, bodies are read as JSON only, and GET carries no mutations: there is nothing to forge.
  set('csrfPrevention', false);
  // Else a second answer about origins would be given beside the office's own.
  set('cors', false);
  // Apollo's pages load programs from elsewhere, and in production tell what answers here.
  strapi.config.set('plugin::graphql.landingPage', isOpen ? true : () => ownPage);
  formatFirst(strapi, isOpen);
}

/** Questions that were read and found right. Apollo would keep 30 MB of them as they are written, which in memory is many times that. */
function documents() {
  const kept = new LRUCache<string, DocumentNode>({ max: 1_000 });
  return {
    get: async (key: string) => kept.get(key),
    set: async (key: string, document: DocumentNode) => void kept.set(key, document),
    delete: async (key: string) => kept.delete(key),
  };
}

/**
 * What Apollo formats passes here first. A read that took too long is told as such; suggestions spell out names of the
 * schema, which where it is closed nobody may list.
 */
function formatFirst(strapi: Core.Strapi, isOpen: boolean): void {
  const format = strapi.config.get<Format>(`${APOLLO}.formatError`);
  strapi.config.set(`${APOLLO}.formatError`, (formatted: Formatted, raised: Raised) => {
    const late = lateness(strapi, raised.originalError);
    const request = requestUnderWay();
    if (late && request) request.isLate = true;
    if (late) return { ...formatted, ...inGraphql(late) };
    return format(isOpen ? formatted : { ...formatted, message: withoutHints(formatted.message) }, raised);
  });
}

const ownPage = {
  serverWillStart: async () => ({ renderLandingPage: async () => ({ html: doorPage }) }),
};
