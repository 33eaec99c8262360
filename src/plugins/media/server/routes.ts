import type { Core } from '@strapi/strapi';
import { errors, z } from '@strapi/utils';
import type { Context } from 'koa';

import { readSettings } from '../../../office/settings';
import { asking } from '../../answers/api';
import { details } from '../api';
import type { Details } from '../shared/contracts';
import { EVENT, FILE } from '../shared/names';

const UPDATE = 'plugin::upload.assets.update';
const READ = 'plugin::upload.read';

export const routes = {
  admin: { type: 'admin', routes: [staffRoute('GET', 'read', READ), staffRoute('PUT', 'describe', UPDATE)] },
  'content-api': {
    type: 'content-api',
    routes: [{ method: 'PUT', path: '/files/:id', handler: 'files.describeByKey', config: {} }],
  },
};

function staffRoute(method: string, verb: string, action: string) {
  const policies = ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [action] } }];
  return { method, path: '/files/:id', handler: `files.${verb}`, config: { policies } };
}

export const controllers = {
  files: ({ strapi }: { strapi: Core.Strapi }) => ({
    async read(ctx: Context) {
      const id = idIn(ctx);
      await checkRight(strapi, { ctx, id, action: READ });
      ctx.body = { data: withEventIfReadable(ctx, await details(strapi).of(id)) };
    },
    async describe(ctx: Context) {
      const id = idIn(ctx);
      await checkRight(strapi, { ctx, id, action: UPDATE });
      const described = await details(strapi).describe({ id, given: detailsIn(strapi, ctx), by: ctx.state.user?.id });
      ctx.body = { data: withEventIfReadable(ctx, described) };
    },
    async describeByKey(ctx: Context) {
      const described = await details(strapi).describe({ id: idIn(ctx), given: detailsIn(strapi, ctx) });
      ctx.body = { data: await strapi.contentAPI.sanitize.output(described, strapi.contentType(FILE), { auth: ctx.state.auth }) };
    },
  }),
};

/** A right may be bound to a condition, such as "own files only", so it is asked for this very file. */
async function checkRight(strapi: Core.Strapi, { ctx, id, action }: { ctx: Context; id: number; action: string }): Promise<void> {
  const file = await strapi.db.query(FILE).findOne({ where: { id }, populate: ['createdBy', 'folder'] });
  if (!file) throw new errors.NotFoundError();
  const order = { ability: ctx.state.userAbility, action, model: FILE };
  const rights = strapi.service('admin::permission').createPermissionsManager(order);
  if (rights.ability.cannot(action, rights.toSubject(file))) throw new errors.ForbiddenError();
}

/** The event may be a draft, so it is named only to those who may read events. */
function withEventIfReadable(ctx: Context, { event, ...file }: Record<string, unknown>): object {
  const mayRead = ctx.state.userAbility.can('plugin::content-manager.explorer.read', EVENT, 'title');
  return mayRead ? { ...file, event } : file;
}

function idIn(ctx: Context): number {
  const id = Number(ctx.params.id);
  if (!Number.isSafeInteger(id)) throw new errors.NotFoundError();
  return id;
}

function detailsIn(strapi: Core.Strapi, ctx: Context): Details {
  const altText = z.string().trim().max(400).nullable();
  const languages = Object.fromEntries(readSettings().OFFICE_LOCALES.map((language) => [language, altText.optional()]));
  const line = z.string().trim().max(255).nullable().optional();
  const shape = z.strictObject({
    altTexts: z.strictObject(languages).optional(),
    credit: line,
    licence: line,
    takenAt: z.iso.datetime({ offset: true }).or(z.iso.date()).nullable().optional(),
    peopleAgreed: z.enum(['yes', 'no', 'not-needed', 'unknown']).optional(),
    event: z.string().min(1).nullable().optional(),
  });
  return asking(shape)(strapi, ctx.request.body) as Details;
}
