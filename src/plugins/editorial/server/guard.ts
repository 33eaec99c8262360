import type { Core, Modules, UID } from '@strapi/strapi';

import { type Refusal, refuseIf } from '../../../office/refusal';
import { audit } from '../../audit/api';
import { defaultLanguage } from '../../languages/api';
import { BELONGS_TO, isPublishable, KEPT_BY_THE_DESK, type Publishable } from '../shared/names';
import * as say from '../shared/refusals-at-doors';
import { approvals, giveUp, noteChange, noteChangeBeside, renew } from './changes';
import { hasClearance, keepsApproval } from './clearance';
import { desk } from '../api';
import { type Paper, papers } from './papers';
import { caller } from './people';
import { remarks } from './remarks';

type Middleware = Modules.Documents.Middleware.Middleware;
type Data = Record<string, unknown>;
type Params = { documentId?: string; locale?: unknown; status?: string; data?: Data };
type Document = { type: Publishable; documentId: string };
type Call = { type: Publishable; params: Params; next: () => Promise<unknown> };

/** Every way to write a publishable entry leads over the desk, whichever door it came through. */
export function guardPublishable(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    const params = context.params as Params;
    const door = DOORS[context.action];
    if (!isPublishable(type) || !door || hasClearance(params.documentId)) return next();
    return (await door(strapi, { type, params, next })) as never;
  };
}

type Door = (strapi: Core.Strapi, call: Call) => Promise<unknown>;

const DOORS: Record<string, Door> = {
  create: async (strapi, { params, next }) => {
    refuseIf(strapi, params.status === 'published' ? [say.notCleared()] : []);
    params.data = withoutKept(params.data);
    return next();
  },

  clone: async (strapi, { params, next }) => {
    refuseIf(strapi, params.status === 'published' ? [say.notCleared()] : []);
    params.data = { ...withoutKept(params.data), ...AS_NEW };
    return next();
  },

  update: async (strapi, { type, params, next }) => {
    refuseIf(strapi, params.status === 'published' ? [say.notCleared()] : []);
    refuseIf(strapi, await forged(strapi, type, params));
    params.data = withoutKept(params.data);
    return next();
  },

  /** The stock way to publish is the desk's own verb. */
  publish: async (strapi, { type, params }) => {
    const documentId = params.documentId ?? '';
    const languages = await languagesOf(strapi, { type, params });
    await desk(strapi).act({ type, documentId, languages, verb: 'publish', by: caller(strapi), asked: {} });
    const where = { documentId, locale: { $in: languages }, publishedAt: { $notNull: true } };
    return { documentId, entries: await strapi.db.query(type).findMany({ where }) };
  },

  unpublish: async (strapi, { type, params }) => {
    const documentId = params.documentId ?? '';
    const languages = await languagesOf(strapi, { type, params });
    await desk(strapi).act({ type, documentId, languages, verb: 'unpublish', by: caller(strapi), asked: {} });
    return { documentId, entries: [] };
  },

  discardDraft: async (strapi, { type, params, next }) => {
    const documentId = params.documentId ?? '';
    const languages = await languagesOf(strapi, { type, params });
    return strapi.db.transaction(async () => {
      const there = await papers(strapi).holdDocument({ type, documentId });
      const isOut = (language: string) =>
        there.some((p) => p.language === language && !['never', 'unpublished'].includes(p.live));
      refuseIf(strapi, languages.every(isOut) ? [] : [say.nothingToGoBackTo()]);
      const result = await next();
      await giveUp(strapi, { type, documentId }, languages);
      return result;
    });
  },

  delete: async (strapi, { type, params, next }) => {
    const documentId = params.documentId ?? '';
    const languages = params.locale === '*' ? null : await languagesOf(strapi, { type, params });
    return strapi.db.transaction(async () => {
      const all = await papers(strapi).holdDocument({ type, documentId });
      const there = all.filter((p) => !languages || languages.includes(p.language));
      refuseIf(strapi, againstDeleting(there));
      const drafts = await titlesOf(strapi, { type, documentId }, languages);
      const result = await next();
      await papers(strapi).remove(there);
      await remarks(strapi).remove({ type, documentId }, languages);
      const by = audit(strapi).actor();
      // Last, since nobody else can write to the log until the transaction ends.
      for (const { locale, title } of drafts)
        await audit(strapi).record({ act: 'editorial.delete', by, subject: { type, documentId, locale, title: title ?? '' } });
      return result;
    });
  },
};

/** Outermost, so that it sees what the other languages get of a change, which i18n writes after the document service. */
export function followChanges(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    const { documentId } = context.params as Params;
    if (context.action !== 'update' || !isPublishable(type) || !documentId || hasClearance(documentId)) return next();
    return strapi.db.transaction(async () => {
      const held = await papers(strapi).holdDocument({ type, documentId });
      const kept = keepsApproval(documentId) ? await approvals(strapi, { type, documentId }, held) : [];
      const written = await next();
      await renew(strapi, { type, documentId }, kept);
      await noteChange(strapi, { type, documentId });
      return written;
    });
  };
}

function againstDeleting(there: Paper[]): Refusal[] {
  if (there.some(({ live }) => live !== 'never')) return [say.wasPublic()];
  if (there.some(({ state }) => state === 'scheduled')) return [say.isScheduled()];
  return there.some(({ state }) => ['submitted', 'approved'].includes(state)) ? [say.isOnTheDesk()] : [];
}

type Titled = { locale: string; title: string | null };

async function titlesOf(strapi: Core.Strapi, { type, documentId }: Document, languages: string[] | null): Promise<Titled[]> {
  const where = { documentId, publishedAt: null, ...(languages && { locale: { $in: languages } }) };
  return (await strapi.db.query(type).findMany({ where, select: ['locale', 'title'], orderBy: { locale: 'asc' } })) as Titled[];
}

/** A cloned entry begins its own life. */
const AS_NEW: Data = {
  number: null,
  issuedAt: null,
  lifecycle: 'live',
  lifecycleNote: null,
  changeNotes: [],
  replacedBy: null,
  replacedByUrl: null,
  publicUpdatedAt: null,
};

function withoutKept(data: Data = {}): Data {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !(KEPT_BY_THE_DESK as readonly string[]).includes(name)));
}

/** The panel sends every field back as it is; whoever sends another state, number or date than there is, is told. */
async function forged(strapi: Core.Strapi, type: Publishable, { documentId, locale, data = {} }: Params) {
  const named = ['lifecycle', 'number', 'issuedAt'].filter((name) => data[name] !== undefined);
  if (named.length === 0 || !documentId) return [];
  const drafts: Data[] = await strapi.db.query(type).findMany({ where: { documentId, publishedAt: null } });
  const own = drafts.find((draft) => typeof locale !== 'string' || draft.locale === locale);
  const changed = (present: Data | undefined) => (name: string) =>
    present !== undefined && name in present && valueOf(name, data[name]) !== valueOf(name, present[name]);
  const kept = named.filter((name) => name !== 'issuedAt').filter(changed(own));
  // All languages share the date, so that a new language would bring another one to those that are there.
  const dated = named.filter((name) => name === 'issuedAt').filter(changed(own ?? drafts[0]));
  const isFixed = dated.length > 0 && (await papers(strapi).ofDocument({ type, documentId })).some(fixesTheDate);
  return [...kept, ...(isFixed ? dated : [])].map(say.keptByTheDesk);
}

function valueOf(name: string, value: unknown): unknown {
  return name === 'issuedAt' && value ? new Date(String(value)).getTime() : (value ?? null);
}

/** The date of issue is outside what is hashed, since publication itself gives it; so nobody else may change it from here on. */
function fixesTheDate({ state, live }: Paper): boolean {
  return live !== 'never' || ['submitted', 'approved', 'scheduled'].includes(state);
}

/** The languages a call is about, as Strapi would read it. */
async function languagesOf(strapi: Core.Strapi, { type, params }: Pick<Call, 'type' | 'params'>): Promise<string[]> {
  const { locale, documentId } = params;
  if (Array.isArray(locale)) return locale as string[];
  if (typeof locale === 'string' && locale !== '*') return [locale];
  if (locale !== '*') return [await defaultLanguage(strapi)];
  const drafts = await strapi.db.query(type).findMany({ where: { documentId, publishedAt: null }, select: ['locale'] });
  return drafts.map((draft: { locale: string }) => draft.locale);
}

/** Texts that belong to a publishable entry are cleared with it, and stand still while readers have it. */
export function guardBelongings(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const belongs = BELONGS_TO[context.contentType.uid];
    if (!belongs || !['create', 'update', 'clone', 'delete'].includes(context.action)) return next();
    const params = context.params as Params;
    const before = await ownersOf(strapi, context.contentType.uid, params.documentId, belongs.field);
    return strapi.db.transaction(async () => {
      await refuseIfOut(strapi, belongs.owner, before);
      const written = (await next()) as { documentId?: string } | null;
      const documentId = params.documentId ?? written?.documentId;
      const after = context.action === 'delete' ? [] : await ownersOf(strapi, context.contentType.uid, documentId, belongs.field);
      await refuseIfOut(strapi, belongs.owner, after);
      for (const owner of new Set([...before, ...after]))
        await noteChangeBeside(strapi, { type: belongs.owner, documentId: owner });
      return written as never;
    });
  };
}

async function ownersOf(strapi: Core.Strapi, type: UID.ContentType, documentId: string | undefined, field: string) {
  if (!documentId) return [];
  const rows = await strapi.db
    .query(type)
    .findMany({ where: { documentId }, select: ['id'], populate: { [field]: true } as never });
  return (rows as Record<string, { documentId: string } | null>[]).flatMap((row) => row[field]?.documentId ?? []);
}

/** Holds the papers of the owners as well, in the order of their ids. */
async function refuseIfOut(strapi: Core.Strapi, type: Publishable, owners: string[]): Promise<void> {
  for (const documentId of [...new Set(owners)].sort()) {
    const isOut = (await papers(strapi).holdDocument({ type, documentId })).some(
      (p) => !['never', 'unpublished'].includes(p.live),
    );
    refuseIf(strapi, isOut ? [say.ownerIsPublic()] : []);
  }
}
