import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import { readSettings } from '../../../../office/settings';
import { asking } from '../../../answers/api';
import { audit } from '../../../audit/api';
import { mirror } from '../../api';
import { type MirrorsAnswer, ORDERS } from '../../shared/contracts';
import { KEEP, READ } from '../../shared/names';
import { allowedTo } from '../permissions';
import { order } from '../schedule';
import { statesOf } from './states';

const ordering = asking(z.strictObject({ order: z.enum(ORDERS) }));
const choosing = asking(z.object({ uid: z.string().regex(/^\d{1,12}$/) }));

/** How far the mirrors are, and orders to go on, for the panel. */
export const mirrors = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const data = await statesOf(strapi, new Date());
    ctx.body = { data, timeZone: readSettings().OFFICE_TIMEZONE } satisfies MirrorsAnswer;
  },

  async order(ctx: Context) {
    const { uid: organizationUid } = choosing(strapi, ctx.params);
    const { order: what } = ordering(strapi, ctx.request.body);
    await strapi.db.transaction(async () => {
      if (what === 'again') await mirror(strapi).reopen(organizationUid);
      await order(strapi, { organizationUid, kind: what === 'sweep' ? 'sweep' : 'sync' });
      const by = audit(strapi).actor();
      await audit(strapi).record({ act: 'diavgeia.order', by, subject: null, after: { organizationUid, order: what } });
    });
    ctx.body = { data: {} };
  },
});

export const mirrorRoutes = [
  { method: 'GET', path: '/mirrors', handler: 'mirrors.list', config: allowedTo(READ) },
  { method: 'POST', path: '/mirrors/:uid/order', handler: 'mirrors.order', config: allowedTo(KEEP) },
];
