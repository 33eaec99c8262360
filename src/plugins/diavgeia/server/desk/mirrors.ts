import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { readSettings } from '../../../../office/settings';
import { mirror } from '../../api';
import type { MirrorsAnswer } from '../../shared/contracts';
import { READ } from '../../shared/names';
import { allowedTo } from '../permissions';

/** How far the mirrors are, for the panel. */
export const mirrors = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const data = (await mirror(strapi).status()).map(({ organization_uid, as_of, tried_at, ...rest }) => ({
      organizationUid: organization_uid,
      asOf: as_of?.toISOString() ?? null,
      triedAt: tried_at?.toISOString() ?? null,
      acts: rest.acts,
      fault: rest.fault,
      open: rest.open,
      failures: rest.failures,
    }));
    ctx.body = { data, timeZone: readSettings().OFFICE_TIMEZONE } satisfies MirrorsAnswer;
  },
});

export const mirrorRoutes = [{ method: 'GET', path: '/mirrors', handler: 'mirrors.list', config: allowedTo(READ) }];
