import { createHash, timingSafeEqual } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';

import { readSettings } from '../../../office/settings';
import { watch } from '../api';
import { isFromHere } from '../shared/callers';

/** Answers to whoever watches the server. */
export const watching = (strapi: Core.Strapi) => ({
  /** 503 as long as any part of the office is not ready. */
  async ready(ctx: Context) {
    const parts = await watch(strapi).parts();
    ctx.status = Object.values(parts).every(Boolean) ? 200 : 503;
    ctx.body = parts;
  },

  async metrics(ctx: Context) {
    admitWatcher(ctx);
    const { metrics } = watch(strapi);
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Content-Type', metrics.contentType);
    ctx.body = await metrics.metrics();
  },
});

/** Lets in whoever is on this machine, or knows METRICS_TOKEN. */
function admitWatcher(ctx: Context): void {
  if (isFromHere({ address: ctx.req.socket.remoteAddress, headers: ctx.req.headers })) return;
  const { METRICS_TOKEN } = readSettings();
  const given = /^Bearer (.+)$/i.exec(ctx.get('Authorization'))?.[1];
  if (METRICS_TOKEN && given && isSame(given, METRICS_TOKEN)) return;
  ctx.set('WWW-Authenticate', 'Bearer');
  throw new errors.UnauthorizedError('The metrics are read on this machine, or with METRICS_TOKEN as bearer token.');
}

/** In the same time however much of it is right. */
function isSame(given: string, right: string): boolean {
  const [a, b] = [given, right].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
