import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { defaultFieldResolver, type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

import { type Auth, isPublic } from './rights';
import type { Query } from './strapi';

type Resolve = GraphQLFieldResolver<unknown, Context>;
type Context = { state?: { auth?: Auth } };
export type Options = { fields: Fields; fieldHooks: boolean };
/** By path (`Type.field`), what is known of a field: its value lies in the row, or is loaded by the row's id. */
export type Fields = Map<string, 'value' | 'loaded'>;
type Rules = { auth?: unknown; middlewares?: unknown[]; policies?: unknown[] };
type Extension = { generate(options: object): { resolvers?: Record<string, object>; resolversConfig?: Record<string, Rules> } };
type ContentApi = { buildSchema(): GraphQLSchema };

const ROOTS = ['Query', 'Mutation', 'Subscription'];

/**
 * Strapi wraps every field of every type in an asynchronous check of rights, policies and middlewares, also the hundreds of
 * values of an answer that have none of these. Those get back what they had before; where there is only a right to check, it is
 * checked once for all parents of a place, since it depends on the caller alone.
 */
export function unwrapPlainFields(strapi: Core.Strapi, { fields, fieldHooks }: Options): void {
  const { extension, api } = servicesOf(strapi);
  let rules: Record<string, Rules> = {};
  let own: Record<string, object> = {};
  let bare = new Map<string, Resolve>();
  extension.use(({ nexus }: { nexus: { plugin(config: object): unknown } }) => ({
    plugins: [nexus.plugin({ name: 'before-wrapping', onAfterBuild: (schema: GraphQLSchema) => (bare = resolversOf(schema)) })],
  }));
  const generate = extension.generate.bind(extension);
  extension.generate = (options) => {
    const generated = generate(options);
    rules = generated.resolversConfig ?? {};
    own = generated.resolvers ?? {};
    return generated;
  };
  const build = api.buildSchema.bind(api);
  api.buildSchema = () => {
    const schema = build();
    for (const { path, field } of fieldsOf(schema)) {
      const before = bare.get(path);
      if (!before) continue;
      field.resolve = unwrapped({ strapi, before, rules: rules[path] }) ?? field.resolve;
      if (!fieldHooks) keepAsIs(field);
      const [type = '', name = ''] = path.split('.');
      if (name in (own[type] ?? {})) fields.delete(path);
      else if (field.resolve === defaultFieldResolver) fields.set(path, 'value');
    }
    return schema;
  };
}

/** Apollo would wrap every field into calls of its plugins, of which those at hand look at the outermost fields only. */
function keepAsIs(field: GraphQLField<unknown, Context>): void {
  const { resolve } = field;
  Object.defineProperty(field, 'resolve', { get: () => resolve, set: () => undefined, enumerable: true, configurable: true });
}

function servicesOf(strapi: Core.Strapi) {
  const { service } = strapi.plugin('graphql');
  return {
    extension: service('extension') as Extension & { use(configure: unknown): void },
    api: service('content-api') as ContentApi,
  };
}

function resolversOf(schema: GraphQLSchema): Map<string, Resolve> {
  return new Map(
    fieldsOf(schema).map(({ path, field }) => [path, (field.resolve as Resolve | undefined) ?? defaultFieldResolver]),
  );
}

function fieldsOf(schema: GraphQLSchema) {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return types
    .filter(({ name }) => !ROOTS.includes(name) && !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, field })));
}

type Field = { strapi: Core.Strapi; before: Resolve; rules?: Rules };

function unwrapped({ strapi, before, rules = {} }: Field): Resolve | undefined {
  const { auth, middlewares = [], policies = [] } = rules;
  if (middlewares.length > 0 || policies.length > 0) return undefined;
  if (auth === undefined || auth === null || auth === false) return before;
  return allowedOnce({ strapi, before, auth });
}

type Guarded = { strapi: Core.Strapi; before: Resolve; auth: unknown };

function allowedOnce({ strapi, before, auth }: Guarded): Resolve {
  const verified = new WeakMap<object, WeakMap<readonly unknown[], Promise<void>>>();
  /** What the public may do, where that is known by now. */
  const allowed = new WeakSet<object>();
  const verify = async (caller: Auth | undefined) => {
    try {
      await strapi.auth.verify(caller as never, auth as never);
    } catch {
      throw new errors.ForbiddenError();
    }
    if (isPublic(caller)) allowed.add(caller.ability);
  };
  return (parent, args: Query, context, info) => {
    const caller = context.state?.auth;
    if (isPublic(caller) && allowed.has(caller.ability)) return before(parent, args, context, info);
    const ofRequest = verified.get(context) ?? new WeakMap<readonly unknown[], Promise<void>>();
    verified.set(context, ofRequest);
    const verdict = ofRequest.get(info.fieldNodes) ?? verify(caller);
    ofRequest.set(info.fieldNodes, verdict);
    return verdict.then(() => before(parent, args, context, info));
  };
}
