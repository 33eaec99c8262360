import type { Core } from '@strapi/strapi';
import type { GraphQLResolveInfo } from 'graphql';

import { type KindOf, namesLookedAt } from './columns';
import { type Parent, share, StandIn } from './loading';
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
type Question = { field: Field; args: Query; context: object; info: GraphQLResolveInfo };

/** By request (its context) and by selection: GraphQL keeps one list of nodes for all parents of a place. */
const plans = new WeakMap<object, WeakMap<readonly unknown[], Promise<Plan | null>>>();

/**
 * A field in one selection of one request has the same arguments, caller and type for all parents, so Strapi's resolver is asked
 * once what it would load, with a stand-in for the parent; each parent then loads that. Where Strapi did not come as far as to
 * ask, since it refused the question, it is asked for each parent, and refuses each.
 */
export async function resolveTogether(question: Question & { parent: Parent }): Promise<unknown> {
  const { field, parent, args, context, info } = question;
  const plan = await planOf(question);
  if (!plan) return field.stock(parent, args, context, info);
  const repository = field.strapi.db.query(field.uid as never) as unknown as Repository;
  const found = await repository.load(parent, field.name, plan.query);
  if (field.kind !== 'association') return found;
  return { ...(plan.answer as Answer), [field.isMany ? 'nodes' : 'value']: field.isMedia ? await signed(field, found) : found };
}

function planOf(question: Question): Promise<Plan | null> {
  const { context, info } = question;
  const ofRequest = plans.get(context) ?? new WeakMap<readonly unknown[], Promise<Plan | null>>();
  plans.set(context, ofRequest);
  const plan = ofRequest.get(info.fieldNodes) ?? ask(question);
  ofRequest.set(info.fieldNodes, plan);
  return plan;
}

async function ask({ field, args, context, info }: Question): Promise<Plan | null> {
  const standIn = new StandIn(field.isMany ? [] : null);
  try {
    const answer = await field.stock(standIn, args, context, info);
    // Whether and how a file's address is signed hangs on more of it than what is asked for.
    const select = field.isMedia || field.kind === 'zone' ? undefined : namesLookedAt(info, field.kindOf);
    return { query: share({ ...standIn.query, ...(select && { select }) }), answer };
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
