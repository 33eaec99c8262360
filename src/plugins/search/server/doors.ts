import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { search } from '../api';
import type { Answer } from './answer';

/** `GET /api/search`. */
export const door =
  (strapi: Core.Strapi) =>
  async (ctx: Context): Promise<void> => {
    ctx.body = told(await search(strapi).answer(ctx.query, new Date()));
  };

function told({ hits, page, pageSize, pageCount, total, ...meta }: Answer) {
  return { data: hits, meta: { pagination: { page, pageSize, pageCount, total }, ...meta } };
}
