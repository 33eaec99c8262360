import type { Core, Modules } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';

import { callerLanguage, type Sentence } from '../../../office/refusal';
import { defaultLanguage } from '../../languages/api';
import { isPublishable } from '../shared/names';
import { papers } from './papers';
import type { Version } from './texts';

type Details = { reason: string; replacedBy: string | null; url: string | null };
type Answer = { error?: { name?: string; status?: number } };

/** Was public and is not any more: HTTP 410, GraphQL `STRAPI_GONE`. */
class Gone extends errors.ApplicationError<'Gone', string, Details> {
  constructor(message: string, details: Details) {
    super(message, details);
    this.name = 'Gone';
  }
}

const SAYS: Sentence = {
  el: 'Η εγγραφή δημοσιεύτηκε και δεν είναι πια δημόσια.',
  tr: 'Kayıt yayımlanmıştı, artık yayımda değil.',
  en: 'The entry was published and is no longer public.',
};

/** Whoever asks for an unpublished entry is told why it is gone; whatever was never out stays as if it did not exist. */
export function tellGone(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    const found = await next();
    if (found !== null || context.action !== 'findOne' || !isPublishable(type) || !isFromOutside(strapi)) return found;
    const { documentId, locale } = context.params as { documentId: string; locale?: string };
    await tellIfGone(strapi, { type, documentId, language: locale ?? (await defaultLanguage(strapi)) });
    return found;
  };
}

/** Refuses to answer, with the reason, where readers had this language version and have it no more. */
export async function tellIfGone(strapi: Core.Strapi, version: Version): Promise<void> {
  const details = await goneBecause(strapi, version);
  if (details) throw new Gone(SAYS[callerLanguage(strapi)], details);
}

async function goneBecause(strapi: Core.Strapi, { type, documentId, language }: Version): Promise<Details | null> {
  const { live, goneReason, goneTo, goneUrl } = await papers(strapi).of({ type, documentId, language });
  if (live !== 'unpublished') return null;
  const where = { documentId: goneTo, locale: language, publishedAt: { $notNull: true } };
  const isTargetPublic = goneTo !== null && (await strapi.db.query(type).count({ where })) > 0;
  return { reason: goneReason ?? '', replacedBy: isTargetPublic ? goneTo : null, url: goneUrl };
}

function isFromOutside(strapi: Core.Strapi): boolean {
  return strapi.requestContext.get()?.state.route?.info?.type === 'content-api';
}

/** Strapi answers 400 to every error that it does not know. */
export function answerGone(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx: Context, next: Next) => {
    await next();
    const { error } = (ctx.body ?? {}) as Answer;
    if (error?.name !== 'Gone' || ctx.status !== 400) return;
    ctx.status = 410;
    error.status = 410;
  });
}
