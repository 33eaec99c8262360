import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';

import { asksThroughUnreadable, type Look, type Model, withoutUnreadable } from '../shared/unreadable';

type Ability = { can(action: string, type: string): boolean };
type Query = (query: Record<string, unknown>, options?: unknown) => Promise<unknown>;
type Checker = {
  sanitizeOutput(entry: unknown, options?: unknown): Promise<unknown>;
  sanitizeQuery: Query;
  validateQuery: Query;
  sanitizedQuery: Query & Record<string, Query>;
};
type Checkers = { create(of: { userAbility: Ability; model: string }): Checker };
type Find = (ctx: Context) => Promise<unknown>;
type Relations = { findAvailable: Find; findExisting: Find };

const READ = 'plugin::content-manager.explorer.read';

/**
 * Who may read an entry does not for that reason read what it points to. Strapi's lists hold all of it, its filters and orders
 * ask through it, and its choice of relations names it by number.
 */
export function keepUnreadable(strapi: Core.Strapi): void {
  strapi.get('services').extend('plugin::content-manager.permission-checker', (checkers: Checkers): Checkers => ({
    create: (of) => guarded(checkers.create(of), modelOf(strapi, of.model), lookOf(strapi, of.userAbility)),
  }));
}

/** Controllers are made with the routes, before services are extended. */
export function nameNothingUnreadable(strapi: Core.Strapi): void {
  strapi.get('controllers').extend('plugin::content-manager.relations', (relations: Relations): Relations => ({
    ...relations,
    async findAvailable(this: Relations, ctx) {
      await relations.findAvailable.call(this, ctx);
      if (!mayReadTarget(strapi, ctx)) ctx.body = NONE;
    },
    async findExisting(this: Relations, ctx) {
      await relations.findExisting.call(this, ctx);
      if (!mayReadTarget(strapi, ctx)) ctx.body = NONE;
    },
  }));
}

const NONE = { results: [], pagination: { page: 1, pageSize: 10, pageCount: 0, total: 0 } };

function mayReadTarget(strapi: Core.Strapi, ctx: Context): boolean {
  const { model, targetField } = ctx.params as { model: string; targetField: string };
  const target = modelOf(strapi, model)?.attributes[targetField]?.target;
  return !target?.startsWith('api::') || lookOf(strapi, ctx.state.userAbility as Ability).mayRead(target);
}

function guarded(checker: Checker, model: Model | undefined, look: Look): Checker {
  const asked =
    (read: Query): Query =>
    async (query, options) => {
      if (asksThroughUnreadable(query ?? {}, model, look)) throw new errors.ForbiddenError();
      return read(query, options);
    };
  const { sanitizedQuery } = checker;
  const byAct = Object.entries(sanitizedQuery).map(([act, read]) => [act, asked(read)] as const);
  return {
    ...checker,
    sanitizeOutput: async (entry, options) => withoutUnreadable(await checker.sanitizeOutput(entry, options), model, look),
    sanitizeQuery: asked(checker.sanitizeQuery),
    validateQuery: asked(checker.validateQuery),
    sanitizedQuery: Object.assign(asked(sanitizedQuery), Object.fromEntries(byAct)),
  };
}

function lookOf(strapi: Core.Strapi, ability: Ability): Look {
  return { models: (uid) => modelOf(strapi, uid), mayRead: (uid) => ability.can(READ, uid) };
}

function modelOf(strapi: Core.Strapi, uid: string): Model | undefined {
  return strapi.getModel(uid as never) as unknown as Model | undefined;
}
