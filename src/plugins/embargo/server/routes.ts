import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { z } from 'zod';

import { callerLanguage, refuseIf } from '../../../office/refusal';
import { publicUrl, readSettings } from '../../../office/settings';
import { asking } from '../../answers/api';
import { drafts, instantOf, isPublishable, type Version } from '../../editorial/api';
import { links as linksAt } from '../api';
import type { Given, Links as Listed, ShownLink } from '../shared/contracts';
import { PLUGIN } from '../shared/names';
import { refusalsToGive } from '../shared/rules';
import { type Link, versionOf } from './links';

const giving = asking(
  z.strictObject({
    name: z.string().trim().min(1).max(200),
    email: z.email().max(254),
    expiresAt: z.string().max(40).optional(),
  }),
);

/** Links at the panel, for those who may clear the text. */
export const desk = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const version = await versionIn(strapi, ctx);
    const held = await drafts(strapi).of(version);
    if (!held) throw new errors.NotFoundError();
    const language = callerLanguage(strapi);
    const against = refusalsToGive({ held, now: new Date() }).map(({ code, says }) => ({ code, message: says[language] }));
    const data = (await linksAt(strapi).of(version)).map(shown);
    const { OFFICE_TIMEZONE: timeZone } = readSettings();
    ctx.body = { data, against, embargoUntil: held.embargoUntil?.toISOString() ?? null, timeZone } satisfies Listed;
  },

  async give(ctx: Context) {
    const version = await versionIn(strapi, ctx);
    const { name, email, expiresAt } = giving(strapi, ctx.request.body);
    const end = expiresAt === undefined ? undefined : instant(strapi, expiresAt);
    const { link, token } = await linksAt(strapi).give({ version, name, email, expiresAt: end, now: new Date() });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: shown(link), url: `${publicUrl(readSettings())}/${PLUGIN}/${token}` } satisfies Given;
  },

  async revoke(ctx: Context) {
    const id = /^\d{1,9}$/.test(String(ctx.params.id)) ? Number(ctx.params.id) : -1;
    const link = await linksAt(strapi).find(id);
    if (!link) throw new errors.NotFoundError();
    refuseUnlessClearing(strapi, versionOf(link));
    ctx.body = { data: shown(await linksAt(strapi).revoke(id, new Date())) };
  },
});

function instant(strapi: Core.Strapi, at: string): Date | undefined {
  const read = instantOf({ at, timeZone: readSettings().OFFICE_TIMEZONE });
  if ('refusal' in read) refuseIf(strapi, [{ ...read.refusal, field: 'expiresAt' }]);
  return 'at' in read ? read.at : undefined;
}

async function versionIn(strapi: Core.Strapi, ctx: Context): Promise<Version> {
  const { type, documentId } = ctx.params as { type: string; documentId: string };
  const { locale } = ctx.query;
  if (!isPublishable(type)) throw new errors.NotFoundError();
  const language = typeof locale === 'string' && locale !== '' ? locale : (readSettings().OFFICE_LOCALES[0] ?? '');
  refuseUnlessClearing(strapi, { type, documentId, language });
  return { type, documentId, language };
}

function refuseUnlessClearing(strapi: Core.Strapi, version: Version): void {
  if (!drafts(strapi).caller().may('approve', version)) throw new errors.ForbiddenError();
}

function shown({ id, name, email, givenBy, readings, ...link }: Link): ShownLink {
  const iso = (at: Date | string) => new Date(at).toISOString();
  return {
    id,
    name,
    email,
    givenBy,
    givenAt: iso(link.givenAt),
    expiresAt: iso(link.expiresAt),
    revokedAt: link.revokedAt && iso(link.revokedAt),
    readings,
    lastReadAt: link.lastReadAt && iso(link.lastReadAt),
  };
}

const policies = ['admin::isAuthenticatedAdmin'];

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      { method: 'GET', path: '/links/:type/:documentId', handler: 'desk.list', config: { policies } },
      { method: 'POST', path: '/links/:type/:documentId', handler: 'desk.give', config: { policies } },
      { method: 'DELETE', path: '/links/:id', handler: 'desk.revoke', config: { policies } },
    ],
  },
};
