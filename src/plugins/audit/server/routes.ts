import { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import { readSettings } from '../../../office/settings';
import { asking } from '../../answers/api';
import { audit } from '../api';
import type { Filter } from '../shared/contracts';
import { READ } from '../shared/names';
import { exportLines, readChoices, readPage } from './reading';

const words = z.string().trim().min(1).max(200).optional();
const filters = {
  act: words,
  person: words,
  type: words,
  document: words,
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};
const exporting = asking(z.object(filters).strict());
const paging = asking(z.object({ ...filters, before: z.coerce.number().int().positive().optional() }).strict());

/** The log for the panel. */
export const desk = ({ strapi }: { strapi: Core.Strapi }) => ({
  async entries(ctx: Context) {
    const { before, ...filter } = paging(strapi, ctx.query) as Filter & { before?: number };
    ctx.body = await readPage(strapi, { filter, before, timeZone: readSettings().OFFICE_TIMEZONE });
  },

  async choices(ctx: Context) {
    ctx.body = await readChoices(strapi, readSettings().OFFICE_TIMEZONE);
  },

  /** Taking a copy is an act as well. */
  async export(ctx: Context) {
    const filter = exporting(strapi, ctx.query) as Filter;
    await audit(strapi).record({ act: 'audit.export', by: audit(strapi).actor(), subject: null, after: filter });
    const lines = exportLines(strapi.db.connection, { filter, timeZone: readSettings().OFFICE_TIMEZONE });
    ctx.attachment('log.jsonl');
    ctx.type = 'application/jsonl';
    ctx.body = Readable.from(lines);
  },
});

const reading = {
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [READ] } }],
};

export const routes = ['entries', 'choices', 'export'].map((name) => ({
  method: 'GET',
  path: `/${name}`,
  handler: `desk.${name}`,
  config: reading,
}));
