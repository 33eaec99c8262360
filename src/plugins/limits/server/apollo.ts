import type { Core } from '@strapi/strapi';

import { wantsIntrospection, type Settings } from '../../../office/settings';
import { doorPage } from '../shared/door-page';
import { withoutHints } from '../shared/hints';
import type { Persisted } from './persisted';

type Formatted = { message: string };
type Format = (formatted: Formatted, raised: unknown) => Formatted;
type Setting = { settings: Settings; persisted: Persisted };

const APOLLO = 'plugin::graphql.apolloServer';

/** Settles what Apollo, which Strapi starts later, lets out and takes in. */
export function settleApollo(strapi: Core.Strapi, { settings, persisted }: Setting): void {
  const set = (name: string, value: unknown) => strapi.config.set(`${APOLLO}.${name}`, value);
  const isOpen = wantsIntrospection(settings);
  set('introspection', isOpen);
  set('allowBatchedHttpRequests', settings.GRAPHQL_MAX_BATCH > 1);
  set('persistedQueries', { cache: persisted.cache, ttl: null });
  // Nothing here acts on a cookie, bodies are read as JSON only, and GET carries no mutations: there is nothing to forge.
  set('csrfPrevention', false);
  // Else a second answer about origins would be given beside the office's own.
  set('cors', false);
  // Apollo's pages load programs from elsewhere, and in production tell what answers here.
  strapi.config.set('plugin::graphql.landingPage', isOpen ? true : () => ownPage);
  if (!isOpen) hideHints(strapi);
}

/** Suggestions spell out names of the schema that nobody may list. */
function hideHints(strapi: Core.Strapi): void {
  const format = strapi.config.get<Format>(`${APOLLO}.formatError`);
  strapi.config.set(`${APOLLO}.formatError`, (formatted: Formatted, raised: unknown) =>
    format({ ...formatted, message: withoutHints(formatted.message) }, raised),
  );
}

const ownPage = {
  serverWillStart: async () => ({ renderLandingPage: async () => ({ html: doorPage }) }),
};
