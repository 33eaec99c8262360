import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import { asking } from '../../answers/api';
import type { Preference, PreferenceAnswer } from '../shared/contracts';
import { TIMINGS } from '../shared/names';
import { choose, timingsOf } from './people';

const choice = asking(z.strictObject({ timing: z.enum(TIMINGS) }));

/** When one wants to be written to: everybody decides it for themselves. */
export const preference = ({ strapi }: { strapi: Core.Strapi }) => ({
  async read(ctx: Context) {
    const id = idOf(ctx);
    const timing = (await timingsOf(strapi, [id])).get(id) ?? 'at-once';
    ctx.body = { data: { timing } } satisfies PreferenceAnswer;
  },

  async choose(ctx: Context) {
    const { timing } = choice(strapi, ctx.request.body) satisfies Preference;
    await choose(strapi, idOf(ctx), timing);
    ctx.body = { data: { timing } } satisfies PreferenceAnswer;
  },
});

function idOf(ctx: Context): number {
  return (ctx.state.user as { id: number }).id;
}

const policies = ['admin::isAuthenticatedAdmin'];

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      { method: 'GET', path: '/preference', handler: 'preference.read', config: { policies } },
      { method: 'PUT', path: '/preference', handler: 'preference.choose', config: { policies } },
    ],
  },
};
