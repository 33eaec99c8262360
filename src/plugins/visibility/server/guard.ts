import type { Core, Modules } from '@strapi/strapi';

import { type Filter, keepContactInside } from '../shared/rules';

const ORGANIZATION = 'api::organization.organization';

/** How to reach a body that is not the municipality's own never lands in a public field. */
export function keepContactsInside(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const params = context.params as { documentId?: string; data?: Filter };
    if (context.contentType.uid !== ORGANIZATION || !['create', 'update', 'clone'].includes(context.action) || !params.data)
      return next();
    const { documentId, data } = params;
    const present = documentId && !data.kind ? await strapi.db.query(ORGANIZATION).findOne({ where: { documentId } }) : null;
    params.data = keepContactInside({ kind: data.kind ?? present?.kind, data });
    return next();
  };
}
