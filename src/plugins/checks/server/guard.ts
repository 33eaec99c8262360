import type { Core, Modules, UID } from '@strapi/strapi';

import { refuseIf } from '../../../office/refusal';
import { type Entry, isChecked, refusalsToEntry } from '../shared/rules';

type Params = { documentId?: string; locale?: string; data?: Entry };

/** No write leaves an entry that makes no sense, whichever door it comes through. */
export function checkEntries(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    if (!['create', 'update', 'clone'].includes(context.action) || !isChecked(type)) return next();
    const { documentId, locale, data } = context.params as Params;
    const present = documentId ? await presentVersion(strapi, { type, documentId, locale }) : null;
    refuseIf(strapi, refusalsToEntry({ type, entry: { ...present, ...data } }));
    return next();
  };
}

type Version = { type: UID.ContentType; documentId: string; locale: string | undefined };

/** The draft in that language. A new language version shares its dates with the others, so any of them tells what it will hold. */
async function presentVersion(strapi: Core.Strapi, { type, documentId, locale }: Version): Promise<Entry | null> {
  const drafts = await strapi.db
    .query(type)
    .findMany({ where: { documentId }, orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }] });
  return drafts.find((draft) => draft.locale === locale) ?? drafts[0] ?? null;
}
