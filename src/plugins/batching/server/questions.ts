import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';

import { copyOf, isPlain } from '../shared/plain-data';
import { type Auth, isPublic } from './rights';
import type { Query } from './strapi';

type Route = { method?: string; path?: string; info?: { type?: string } };
type Options = { auth?: Auth; strictParams?: boolean; route?: Route };
type Model = { uid: string };
type Look<T> = (query: Query, model: Model | undefined, options?: Options) => Promise<T>;
/** What came of a question: `undefined` where it was only looked at. */
type Known = { cleaned: Query | undefined };

type Memories = WeakMap<object, LRUCache<string, Known>>;

const QUESTIONS = 1_000;
/** Longer ones are looked at anew, so that what is kept stays below some megabytes. */
const LONGEST = 4_000;

/**
 * A site asks the public side the same few questions, day in, day out. Whether a question is allowed, and what is left of it once it
 * is cleaned, hangs on the question, the types and the caller's rights, none of which change while the rights are the same: so this
 * is kept by rights. Who brings a key, and a question that is refused, are looked at each time.
 */
export function rememberQuestions(strapi: Core.Strapi): void {
  const { validate, sanitize } = strapi.contentAPI as unknown as Record<'validate' | 'sanitize', { query: Look<unknown> }>;
  validate.query = remembered(validate.query.bind(validate) as Look<void>, () => undefined);
  sanitize.query = remembered(sanitize.query.bind(sanitize) as Look<Query>, (cleaned) => cleaned);
}

function remembered<T>(look: Look<T>, kept: (found: T) => Query | undefined): Look<T> {
  const memories: Memories = new WeakMap();
  return async (query, model, options = {}) => {
    const { auth } = options;
    // What hangs on entries of any type has none of its own, which Strapi words an error for.
    if (!isPublic(auth) || !model) return look(query, model, options);
    const name = nameOf(query, model, options);
    if (name === undefined) return look(query, model, options);
    const memory = memoryFor(memories, auth.ability);
    const known = memory.get(name);
    if (known) return copyOf(known.cleaned) as T;
    const found = await look(query, model, options);
    const cleaned = kept(found);
    if (cleaned === undefined || isPlain(cleaned)) memory.set(name, { cleaned: copyOf(cleaned) });
    return found;
  };
}

function nameOf(query: Query, { uid }: Model, { strictParams, route }: Options = {}): string | undefined {
  if (!isPlain(query)) return undefined;
  // By its name: Strapi makes the object that tells of an address anew for each request.
  const address = route && [route.info?.type, route.method, route.path];
  const name = JSON.stringify([uid, strictParams ?? null, address ?? null, query]);
  return name.length <= LONGEST ? name : undefined;
}

/** With other rights the same question may mean something else. */
function memoryFor(memories: Memories, ability: object): LRUCache<string, Known> {
  const memory = memories.get(ability) ?? new LRUCache<string, Known>({ max: QUESTIONS });
  memories.set(ability, memory);
  return memory;
}

type Transform = (uid: string, question: Query) => Query;

/** What becomes of a question on its way to the database hangs on the question and the type alone. */
export function rememberTransforms(strapi: Core.Strapi): void {
  const params = strapi.get('query-params') as { transform: Transform };
  const transform = params.transform.bind(params);
  const memory = new LRUCache<string, Query>({ max: QUESTIONS });
  params.transform = (uid, question) => {
    const given = Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
    const name = nameOf(given, { uid });
    const known = name === undefined ? undefined : memory.get(name);
    if (known) return copyOf(known);
    const query = transform(uid, question);
    const { filters, ...rest } = query;
    // The one for a state, which looks at nothing but that and the type.
    if (name !== undefined && isPlain(rest) && (filters === undefined || typeof filters === 'function'))
      memory.set(name, copyOf(query));
    return query;
  };
}
