import type { Core } from '@strapi/strapi';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { LRUCache } from 'lru-cache';

import { isPlain } from '../shared/plain-data';
import { type KindOf, namesLookedAt } from './columns';
import { type Parent, share, StandIn } from './loading';
import { type Auth, isPublic } from './rights';
import type { Query } from './strapi';

export type Resolve = (parent: unknown, args: Query, context: object, info: GraphQLResolveInfo) => unknown;
/** What Strapi answers for a relation: wrapped for to-one and to-many, bare for components and zones. */
type Answer = { nodes?: unknown; value?: unknown; info: object };
type Plan = { query: Query; answer: unknown };
type Repository = { load(row: object, field: string, query: Query): Promise<unknown> };

export type Field = {
  strapi: Core.Strapi;
  uid: string;
  name: string;
  kind: 'association' | 'component' | 'zone';
  isMedia: boolean;
  isMany: boolean;
  kindOf: KindOf;
  /** Strapi's resolver of the field, which validates, cleans and puts the question. */
  stock: Resolve;
};
type Context = { state?: { auth?: Auth }; rootQueryArgsByPath?: Map<unknown, unknown> };
type Question = { field: Field; args: Query; context: Context; info: GraphQLResolveInfo };

/** By request (its context) and by selection: GraphQL keeps one list of nodes for all parents of a place. */
const plans = new WeakMap<object, WeakMap<readonly unknown[], Plan | Promise<Plan | null>>>();

/**
 * A field in one selection of one request has the same arguments, caller and type for all parents, so Strapi's resolver is asked
 * once what it would load, with a stand-in for the parent; each parent then loads that. Where Strapi did not come as far as to
 * ask, since it refused the question, it is asked for each parent, and refuses each.
 */
export function resolveTogether(question: Question & { parent: Parent }): unknown {
  const plan = planOf(question);
  return plan instanceof Promise ? plan.then((made) => load(question, made)) : load(question, plan);
}

async function load({ field, parent, args, context, info }: Question & { parent: Parent }, plan: Plan | null): Promise<unknown> {
  if (!plan) return field.stock(parent, args, context, info);
  const repository = field.strapi.db.query(field.uid as never) as unknown as Repository;
  const found = await repository.load(parent, field.name, plan.query);
  if (field.kind !== 'association') return found;
  return { ...(plan.answer as Answer), [field.isMany ? 'nodes' : 'value']: field.isMedia ? await signed(field, found) : found };
}

function planOf(question: Question): Plan | Promise<Plan | null> {
  const { context, info } = question;
  const ofRequest = plans.get(context) ?? new WeakMap<readonly unknown[], Plan | Promise<Plan | null>>();
  plans.set(context, ofRequest);
  const plan = ofRequest.get(info.fieldNodes) ?? knownPlan(question) ?? ask(question);
  ofRequest.set(info.fieldNodes, plan);
  return plan;
}

type Memory = LRUCache<string, Plan>;

/** Plans made for the public, by its rights. */
const known = new WeakMap<object, Memory>();
const PLANS = 1_000;
/** Longer questions are planned anew, so that what is kept stays below some megabytes. */
const LONGEST = 4_000;

/** Apollo keeps documents while they are asked again and again, and so their places. */
const places = new WeakMap<FieldNode, number>();
let counted = 0;

/** Where a plan is kept, and under what name: the place in a document and all else that Strapi's resolver looks at. */
function placeOf({ args, context, info }: Question): { memory: Memory; name: string } | undefined {
  const [node, ...more] = info.fieldNodes;
  const auth = context.state?.auth;
  let { path } = info;
  while (path.prev) path = path.prev;
  const asked = [args, context.rootQueryArgsByPath?.get(path.key) ?? null];
  if (!node || more.length > 0 || !isPublic(auth) || !isPlain(asked)) return undefined;
  const memory = known.get(auth.ability) ?? new LRUCache<string, Plan>({ max: PLANS });
  known.set(auth.ability, memory);
  const place = places.get(node) ?? (counted += 1);
  places.set(node, place);
  const name = `${place} ${info.parentType.name} ${JSON.stringify(asked)}`;
  return name.length <= LONGEST ? { memory, name } : undefined;
}

function knownPlan(question: Question): Plan | undefined {
  const place = placeOf(question);
  const plan = place?.memory.get(place.name);
  return plan && { ...plan, query: share({ ...plan.query }) };
}

async function ask(question: Question): Promise<Plan | null> {
  const { field, args, context, info } = question;
  const standIn = new StandIn(field.isMany ? [] : null);
  try {
    const answer = await field.stock(standIn, args, context, info);
    // Whether and how a file's address is signed hangs on more of it than what is asked for.
    const select = field.isMedia || field.kind === 'zone' ? undefined : namesLookedAt(info, field.kindOf);
    const plan = { query: share({ ...standIn.query, ...(select && { select }) }), answer };
    const place = placeOf(question);
    place?.memory.set(place.name, plan);
    return plan;
  } catch (fault) {
    if (!standIn.wasAsked) return null;
    throw fault;
  }
}

/** Addresses of files in a private bucket are signed, as Strapi's resolver does. */
async function signed({ strapi }: Field, found: unknown): Promise<unknown> {
  const { signFileUrls } = strapi.plugin('upload').service('file') as { signFileUrls: (file: unknown) => unknown };
  return Array.isArray(found) ? Promise.all(found.map(signFileUrls)) : found ? signFileUrls(found) : found;
}
