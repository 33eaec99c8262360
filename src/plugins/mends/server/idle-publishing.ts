import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core, UID } from '@strapi/strapi';

import { documentService } from './internals';
import type { Ties } from './ties';

type Load = (type: UID.ContentType, ...rest: unknown[]) => Promise<unknown[]>;
type Loader = { load: Load };
type Populating = {
  getDeepPopulate(type: UID.ContentType, options?: { relationalFields?: string[] }): Record<string, object>;
};
type Publication = { strapi: Core.Strapi; type: UID.ContentType; ties: Ties };

const publication = new AsyncLocalStorage<Publication | undefined>();
const mended = new WeakSet<object>();

/** Within `act` that type is published, or copied back, with no more ties than these; without any, Strapi looks for itself. */
export function withTies<T>(known: Publication | undefined, act: () => T): T {
  return publication.run(known, act);
}

/**
 * Strapi asks for each component and relation of what it publishes, and in every table for whatever may point at it, some
 * thirty statements for a text that has hardly any. Here it does not ask for what is known to be empty.
 */
export function askForNothingEmpty(): void {
  const populating = documentService<Populating>('utils/populate');
  const unidirectional = documentService<Loader>('utils/unidirectional-relations');
  const selfReferential = documentService<Loader>('utils/self-referential-relations');
  if (mended.has(populating)) return;
  mended.add(populating);
  const { getDeepPopulate } = populating;
  populating.getDeepPopulate = (type, options) => {
    const populate = getDeepPopulate(type, options);
    // Without fields to read it is asked for an event, which tells of the empty ones too.
    const known = options?.relationalFields ? knownOf(type) : undefined;
    return known ? withoutEmpty(populate, known) : populate;
  };
  for (const loader of [unidirectional, selfReferential]) {
    const { load } = loader;
    loader.load = (type, ...rest) => (knownOf(type)?.ties.isLinked === false ? Promise.resolve([]) : load(type, ...rest));
  }
}

function knownOf(type: UID.ContentType): Publication | undefined {
  const known = publication.getStore();
  return known?.type === type ? known : undefined;
}

/** A required component that is empty is left to Strapi, which tells an empty list from none. */
function withoutEmpty(populate: Record<string, object>, { strapi, type, ties }: Publication): Record<string, object> {
  const attributes = strapi.contentType(type).attributes as Record<string, { required?: boolean }>;
  const isAsked = ([field]: [string, object]) => !ties.empty.has(field) || attributes[field]?.required === true;
  return Object.fromEntries(Object.entries(populate).filter(isAsked));
}
