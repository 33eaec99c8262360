import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import { readSettings } from '../../../office/settings';
import { asking } from '../../answers/api';
import { jobs } from '../api';
import { type ListingAnswer, STATES } from '../shared/contracts';
import { PLUGIN, READ } from '../shared/names';

const listing = asking(
  z.object({ state: z.enum(STATES).default('waiting'), page: z.coerce.number().int().min(1).max(10_000).default(1) }).strict(),
);
const choosing = asking(z.object({ id: z.string().regex(/^\d{1,18}$/) }));

/** What the page of background work asks for. */
export const desk = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const data = await jobs(strapi).show(listing(strapi, ctx.query));
    ctx.body = { data, timeZone: readSettings().OFFICE_TIMEZONE } satisfies ListingAnswer;
  },
  async retry(ctx: Context) {
    await jobs(strapi).retry(choosing(strapi, ctx.params));
    ctx.body = { data: {} };
  },
  async remove(ctx: Context) {
    await jobs(strapi).remove(choosing(strapi, ctx.params));
    ctx.body = { data: {} };
  },
});

const config = {
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [READ] } }],
};

export const routes = [
  { method: 'GET', path: '/list', handler: 'desk.list', config },
  { method: 'POST', path: '/:id/retry', handler: 'desk.retry', config },
  { method: 'DELETE', path: '/:id', handler: 'desk.remove', config },
];

export async function registerActions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      uid: 'read',
      section: 'plugins',
      pluginName: PLUGIN,
      displayName: 'See background work, retry and delete what failed',
    },
  ]);
}
