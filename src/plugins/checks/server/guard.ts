import type { Core, Modules } from '@strapi/strapi';

import { refuseIf } from '../../../office/refusal';
import { type Entry, isChecked, refusalsToEntry } from '../shared/rules';

type Params = { documentId?: string; locale?: string; data?: Entry };

/** No write leaves an entry that makes no sense, whichever door it comes through. */
export function checkEntries(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    if (!['create', 'update', 'clone'].includes(context.action) || !isChecked(type)) return next();
    const { documentId, locale, data } = context.params as Params;
    const present = documentId ? await strapi.db.query(type).findOne({ where: { documentId, ...(locale && { locale }) } }) : null;
    refuseIf(strapi, refusalsToEntry({ type, entry: { ...present, ...data } }));
    return next();
  };
}
