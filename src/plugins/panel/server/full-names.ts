import type { Core, Modules } from '@strapi/strapi';

import { fullName } from '../shared/full-name';

const CONTACT = 'api::contact.contact';

type Params = { documentId?: string; data?: Record<string, unknown> };

/** Strapi names an entry by one field, and many people share a surname; so each contact holds its full name, never typed. */
export function keepFullNames(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const params = context.params as Params;
    if (context.contentType.uid !== CONTACT || !['create', 'update', 'clone'].includes(context.action) || !params.data)
      return next();
    const { documentId, data } = params;
    const present = documentId ? await strapi.db.query(CONTACT).findOne({ where: { documentId } }) : null;
    params.data = { ...data, fullName: fullName({ ...present, ...data }) };
    return next();
  };
}
