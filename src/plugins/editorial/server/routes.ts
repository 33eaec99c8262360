import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { z } from 'zod';

import { callerLanguage, type Refusal, refuseIf } from '../../../office/refusal';
import { readSettings } from '../../../office/settings';
import { asking } from '../../answers/api';
import { audit } from '../../audit/api';
import { defaultLanguage } from '../../languages/api';
import { isPublishable } from '../shared/names';
import type { Standing as Told } from '../shared/contracts';
import { NO_PASSWORD } from '../shared/refusals-at-doors';
import { VERBS } from '../shared/table';
import { instantOf } from '../shared/wall-clock';
import { desk as deskOf } from '../api';
import type { Standing } from './desk';
import { pageRoutes } from './pages';
import { remarkRoutes } from './sayings';
import { papers } from './papers';
import { caller, mayRead } from './people';
import type { Version } from './texts';

const line = z.string().trim().max(1000);
const said = asking(
  z.strictObject({
    locale: z.union([z.string().max(20), z.array(z.string().max(20)).min(1).max(20)]).optional(),
    at: z.string().max(40).optional(),
    reason: line.optional(),
    note: line.optional(),
    major: z.boolean().optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(255)
      .refine(namesNobody, { params: { says: NO_PASSWORD } })
      .optional(),
    to: z.string().max(60).optional(),
    seen: z
      .record(
        z.string().max(20),
        z.iso.datetime().transform((at) => new Date(at)),
      )
      .optional(),
  }),
);

/** Readers would be shown the password, or another host than the one they are led to. */
function namesNobody(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === '' && password === '';
}

/** Shown beside the history, in their own words. */
const REMARKED = ['editorial.remark', 'editorial.remark-done', 'editorial.remark-taken-back'];

/** Saves at the panel would hide what was done at the desk; those of programs nobody would expect. */
const SAVED = ['entry.create', 'entry.change', 'entry.discard'];

/** The verbs over HTTP. */
export const verbs = ({ strapi }: { strapi: Core.Strapi }) => ({
  async look(ctx: Context) {
    const version = await versionIn(strapi, ctx, ctx.query.locale);
    if (!mayRead(strapi, version)) throw new errors.ForbiddenError();
    ctx.body = { data: await told(strapi, await deskOf(strapi).look(version, caller(strapi))) };
  },

  async act(ctx: Context) {
    const verb = VERBS.find((one) => one === ctx.params.verb);
    if (!verb) throw new errors.NotFoundError();
    const { locale, at, major: isMajor, ...words } = said(strapi, ctx.request.body);
    const [first, ...others] = [locale].flat();
    const version = await versionIn(strapi, ctx, first);
    const { type, documentId, language } = version;
    const languages = [language, ...others.filter((one) => one !== undefined)];
    const asked = { ...words, at: instant(strapi, at), isMajor };
    await deskOf(strapi).act({ type, documentId, languages, verb, by: caller(strapi), asked });
    ctx.body = { data: await told(strapi, await deskOf(strapi).look(version, caller(strapi))) };
  },
});

function instant(strapi: Core.Strapi, at: string | undefined): Date | undefined {
  if (at === undefined) return undefined;
  const read = instantOf({ at, timeZone: readSettings().OFFICE_TIMEZONE });
  if ('refusal' in read) refuseIf(strapi, [read.refusal]);
  return 'at' in read ? read.at : undefined;
}

async function versionIn(strapi: Core.Strapi, ctx: Context, locale: unknown): Promise<Version> {
  const { type, documentId } = ctx.params as { type: string; documentId: string };
  if (!isPublishable(type)) throw new errors.NotFoundError();
  const language = typeof locale === 'string' && locale !== '' ? locale : await defaultLanguage(strapi);
  return { type, documentId, language };
}

async function told(strapi: Core.Strapi, { version, paper, against, isAsApproved, writtenAt }: Standing): Promise<Told> {
  const { type, documentId, language } = version;
  const spoken = callerLanguage(strapi);
  const inLanguage = (refusals: Refusal[]) =>
    refusals.map(({ code, says, field }) => ({ code, message: says[spoken], ...(field && { field }) }));
  const about = { type, documentId, locale: language };
  const history = await audit(strapi).historyOf({ ...about, without: REMARKED, byPrograms: SAVED, limit: 30 });
  return {
    state: paper.state,
    live: paper.live,
    edition: paper.edition,
    dueAt: paper.dueAt?.toISOString() ?? null,
    writtenAt: writtenAt?.toISOString() ?? null,
    isAsApproved: paper.approvedHash ? isAsApproved : null,
    forced: paper.forcedAt && {
      at: paper.forcedAt.toISOString(),
      reason: paper.forcedReason ?? '',
      isCountersigned: paper.countersignedBy !== null,
    },
    gone: paper.live === 'unpublished' ? { reason: paper.goneReason ?? '', to: paper.goneTo, url: paper.goneUrl } : null,
    history: history.map(({ act, by, at, note, before, after }) => ({ act, by: by.name, at, note, before, after })),
    verbs: VERBS.map((verb) => ({ verb, against: inLanguage(against[verb]) })),
    others: await othersOf(strapi, version),
    timeZone: readSettings().OFFICE_TIMEZONE,
  };
}

async function othersOf(strapi: Core.Strapi, version: Version): Promise<Told['others']> {
  const there = await papers(strapi).ofDocument(version);
  const others = there.filter(({ language }) => language !== version.language);
  return others.map(({ language, state, live }) => ({ language, state, live }));
}

const policies = ['admin::isAuthenticatedAdmin'];

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      ...pageRoutes,
      ...remarkRoutes,
      { method: 'GET', path: '/:type/:documentId', handler: 'verbs.look', config: { policies } },
      { method: 'POST', path: '/:type/:documentId/:verb', handler: 'verbs.act', config: { policies } },
    ],
  },
};
