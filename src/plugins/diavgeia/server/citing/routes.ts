import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { z } from 'zod';

import { callerLanguage } from '../../../../office/refusal';
import { readSettings } from '../../../../office/settings';
import { asking } from '../../../answers/api';
import { findAda } from '../../shared/ada';
import { isCiting, MOST_CITED, readCited } from '../../shared/citing';
import { DECISION } from '../../shared/names';
import type { CitationNoticesAnswer, CitedAnswer, FetchAnswer, LookupAnswer } from '../../shared/ties-contracts';
import { mayReadIn, personIn } from '../people';
import { citedActs } from './acts';
import { fetchAct } from './fetching';
import { lookUp } from './lookup';
import { dealWith, openNotices } from './notices';

const lookup = asking(z.strictObject({ q: z.string().max(300) }));
const cited = asking(z.strictObject({ adas: z.string().max(2_000) }));
const noticesOf = asking(z.strictObject({ type: z.string().max(100).optional(), document: z.string().max(60).optional() }));

/** What the form needs to cite acts, and the notes about acts that are cited. */
export const citing = ({ strapi }: { strapi: Core.Strapi }) => ({
  async lookUp(ctx: Context) {
    refuseStrangers(ctx);
    const { q } = lookup(strapi, ctx.query);
    ctx.body = (await lookUp(strapi, q)) satisfies LookupAnswer;
  },

  async cited(ctx: Context) {
    refuseStrangers(ctx);
    const { adas } = readCited(cited(strapi, ctx.query).adas.split(','));
    ctx.body = { data: await citedActs(strapi, adas.slice(0, MOST_CITED)) } satisfies CitedAnswer;
  },

  async fetch(ctx: Context) {
    refuseStrangers(ctx);
    const ada = findAda(String(ctx.params.ada));
    if (!ada) throw new errors.NotFoundError();
    const against = await fetchAct(strapi, ada);
    const [data] = await citedActs(strapi, [ada]);
    ctx.body = { data: data!, against: against && against[callerLanguage(strapi)] } satisfies FetchAnswer;
  },

  async notices(ctx: Context) {
    const { type, document } = noticesOf(strapi, ctx.query);
    const of = type && document && isCiting(type) ? { type, documentId: document } : undefined;
    const data = await openNotices(strapi, { of, mayRead: mayReadIn(ctx) });
    ctx.body = { data, timeZone: readSettings().OFFICE_TIMEZONE } satisfies CitationNoticesAnswer;
  },

  async done(ctx: Context) {
    const id = Number(ctx.params.id);
    const by = personIn(strapi, ctx);
    const isDone = Number.isSafeInteger(id) && (await dealWith(strapi, { id, by, mayRead: mayReadIn(ctx), now: new Date() }));
    if (!isDone) throw new errors.NotFoundError();
    ctx.body = { data: { id } };
  },
});

/** Whoever may read acts in the panel may look them up. */
function refuseStrangers(ctx: Context): void {
  if (!mayReadIn(ctx)(DECISION)) throw new errors.ForbiddenError();
}

const config = { policies: ['admin::isAuthenticatedAdmin'] };

export const citingRoutes = [
  { method: 'GET', path: '/lookup', handler: 'citing.lookUp', config },
  { method: 'GET', path: '/cited', handler: 'citing.cited', config },
  { method: 'POST', path: '/acts/:ada/fetch', handler: 'citing.fetch', config },
  { method: 'GET', path: '/citation-notices', handler: 'citing.notices', config },
  { method: 'POST', path: '/citation-notices/:id/done', handler: 'citing.done', config },
];
