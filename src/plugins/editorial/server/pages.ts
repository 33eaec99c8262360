import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { DateTime } from 'luxon';
import { z } from 'zod';

import { refuseIf } from '../../../office/refusal';
import { readSettings } from '../../../office/settings';
import { asking } from '../../answers/api';
import type { BesideAnswer, CalendarAnswer, ComparisonAnswer, EditionsAnswer, TraysAnswer } from '../shared/contracts';
import { isPublishable } from '../shared/names';
import { otherDays } from '../shared/refusals-at-doors';
import { waitingBeside } from './beside';
import { compareEditions, editionsOf, restoreEdition } from './editions';
import { sidesOf } from './other-side';
import { datedBetween, traysFor } from './overview';
import { caller, mayRead, mayWrite } from './people';
import type { Version } from './texts';

const MOST_DAYS = 62;
const language = z.string().min(2).max(20);
const MOST_EDITIONS = 999_999_999;
const number = z.coerce.number().int().positive().max(MOST_EDITIONS);
const calendarAsked = asking(z.strictObject({ from: z.iso.date(), to: z.iso.date() }));
const languageAsked = asking(z.strictObject({ locale: language }));
const comparisonAsked = asking(z.strictObject({ locale: language, from: number, to: z.union([number, z.literal('draft')]) }));

/** What the panel's own pages ask for. */
export const pages = ({ strapi }: { strapi: Core.Strapi }) => ({
  async trays(ctx: Context) {
    const timeZone = readSettings().OFFICE_TIMEZONE;
    ctx.body = { ...(await traysFor(strapi, caller(strapi), new Date(), timeZone)), timeZone } satisfies TraysAnswer;
  },

  async calendar(ctx: Context) {
    const asked = calendarAsked(strapi, ctx.query);
    const timeZone = readSettings().OFFICE_TIMEZONE;
    const [from, to] = [DateTime.fromISO(asked.from, { zone: timeZone }), DateTime.fromISO(asked.to, { zone: timeZone })];
    const days = to.diff(from, 'days').days;
    refuseIf(strapi, days > 0 && days <= MOST_DAYS ? [] : [otherDays(MOST_DAYS)]);
    const found = await datedBetween(strapi, caller(strapi), from.toJSDate(), to.toJSDate());
    ctx.body = { ...found, timeZone } satisfies CalendarAnswer;
  },

  async editions(ctx: Context) {
    const version = readable(strapi, ctx, languageAsked(strapi, ctx.query).locale);
    const [data, canRestore] = [await editionsOf(strapi, version), mayWrite(strapi, version)];
    ctx.body = { data, canRestore, timeZone: readSettings().OFFICE_TIMEZONE } satisfies EditionsAnswer;
  },

  async comparison(ctx: Context) {
    const { locale, from, to } = comparisonAsked(strapi, ctx.query);
    const data = await compareEditions(strapi, readable(strapi, ctx, locale), { from, to });
    ctx.body = { data } satisfies ComparisonAnswer;
  },

  async beside(ctx: Context) {
    const { type, documentId } = ctx.params as { type: UID.ContentType; documentId: string };
    const { locale } = languageAsked(strapi, ctx.query);
    if (!strapi.contentTypes[type] || sidesOf(strapi, type).length === 0) throw new errors.NotFoundError();
    if (!mayRead(strapi, { type, language: locale })) throw new errors.ForbiddenError();
    const data = await waitingBeside(strapi, { type, documentId, language: locale });
    ctx.body = { data } satisfies BesideAnswer;
  },

  async restore(ctx: Context) {
    const { locale } = languageAsked(strapi, ctx.request.body);
    const version = readable(strapi, ctx, locale);
    if (!mayWrite(strapi, version)) throw new errors.ForbiddenError();
    const edition = number.safeParse((ctx.params as { number: string }).number).data;
    if (edition === undefined) throw new errors.NotFoundError();
    await restoreEdition(strapi, version, { number: edition, by: caller(strapi), ability: ctx.state.userAbility });
    ctx.body = { data: { number: edition } };
  },
});

export function readable(strapi: Core.Strapi, ctx: Context, locale: string): Version {
  const { type, documentId } = ctx.params as { type: string; documentId: string };
  if (!isPublishable(type)) throw new errors.NotFoundError();
  const version = { type, documentId, language: locale };
  if (!mayRead(strapi, version)) throw new errors.ForbiddenError();
  return version;
}

const config = { policies: ['admin::isAuthenticatedAdmin'] };

export const pageRoutes = [
  { method: 'GET', path: '/trays', handler: 'pages.trays', config },
  { method: 'GET', path: '/calendar', handler: 'pages.calendar', config },
  { method: 'GET', path: '/beside/:type/:documentId', handler: 'pages.beside', config },
  { method: 'GET', path: '/:type/:documentId/editions', handler: 'pages.editions', config },
  { method: 'GET', path: '/:type/:documentId/comparison', handler: 'pages.comparison', config },
  { method: 'POST', path: '/:type/:documentId/editions/:number/restore', handler: 'pages.restore', config },
];
