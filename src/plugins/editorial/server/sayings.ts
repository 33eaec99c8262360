import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { z } from 'zod';

import { readSettings } from '../../../office/settings';
import { asking } from '../../answers/api';
import type { ColleaguesAnswer, RemarksAnswer, Saying, ShownRemark } from '../shared/contracts';
import { colleaguesFor } from './colleagues';
import { readable } from './pages';
import { caller, type Person } from './people';
import { againstTakingBack, dealtWith, type Remark, remarks } from './remarks';
import type { Version } from './texts';

const locale = z.string().min(2).max(20);
const number = z.number().int().positive().max(2_147_483_647).nullish();
const said = asking(z.strictObject({ locale, text: z.string().trim(), to: number, answers: number }));
const languageAsked = asking(z.strictObject({ locale }));

/** What colleagues say to each other about a text, over HTTP. */
export const sayings = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    ctx.body = await shown(strapi, readable(strapi, ctx, languageOf(strapi, ctx.query)));
  },

  async colleagues(ctx: Context) {
    const data = await colleaguesFor(strapi, readable(strapi, ctx, languageOf(strapi, ctx.query)));
    ctx.body = { data } satisfies ColleaguesAnswer;
  },

  async leave(ctx: Context) {
    const { locale: language, text, to = null, answers = null } = said(strapi, ctx.request.body) satisfies Saying;
    const version = readable(strapi, ctx, language);
    await remarks(strapi).leave({ version, by: person(strapi), text, to, answers, now: new Date() });
    ctx.body = await shown(strapi, version);
  },

  async dealWith(ctx: Context) {
    const version = readable(strapi, ctx, languageOf(strapi, ctx.request.body));
    await remarks(strapi).dealWith({ version, id: idOf(ctx), by: person(strapi), now: new Date() });
    ctx.body = await shown(strapi, version);
  },

  async takeBack(ctx: Context) {
    const version = readable(strapi, ctx, languageOf(strapi, ctx.query));
    await remarks(strapi).takeBack({ version, id: idOf(ctx), by: person(strapi), now: new Date() });
    ctx.body = await shown(strapi, version);
  },
});

async function shown(strapi: Core.Strapi, version: Version): Promise<RemarksAnswer> {
  const by = caller(strapi);
  const all = await remarks(strapi).of(version);
  return { data: all.map((remark) => told(remark, all, by)), timeZone: readSettings().OFFICE_TIMEZONE };
}

function told(remark: Remark, all: Remark[], by: Person): ShownRemark {
  const { id, text, author, authorName, addressee, addresseeName, at, answers } = remark;
  const dealt = dealtWith(remark);
  const isAnswered = all.some((other) => other.answers === id);
  return {
    id,
    text,
    by: { id: author, name: authorName },
    to: addressee === null ? null : { id: addressee, name: addresseeName ?? '' },
    at: new Date(at).toISOString(),
    answers: all.find((other) => other.id === answers)?.authorName ?? null,
    dealt: dealt && { by: dealt.by, at: dealt.at.toISOString() },
    canTakeBack: againstTakingBack(remark, { by, isAnswered }).length === 0,
  };
}

/** A token or a program remarks nothing. */
function person(strapi: Core.Strapi): Person {
  const by = caller(strapi);
  if (by.id === null) throw new errors.ForbiddenError();
  return by;
}

function languageOf(strapi: Core.Strapi, asked: unknown): string {
  return languageAsked(strapi, asked).locale;
}

/** A number that none has is answered like one that is gone. */
function idOf(ctx: Context): number {
  const { id } = ctx.params as { id: string };
  return /^\d{1,9}$/.test(id) ? Number(id) : 0;
}

const config = { policies: ['admin::isAuthenticatedAdmin'] };

export const remarkRoutes = [
  { method: 'GET', path: '/:type/:documentId/remarks', handler: 'sayings.list', config },
  { method: 'GET', path: '/:type/:documentId/colleagues', handler: 'sayings.colleagues', config },
  { method: 'POST', path: '/:type/:documentId/remarks', handler: 'sayings.leave', config },
  { method: 'POST', path: '/:type/:documentId/remarks/:id/done', handler: 'sayings.dealWith', config },
  { method: 'DELETE', path: '/:type/:documentId/remarks/:id', handler: 'sayings.takeBack', config },
];
