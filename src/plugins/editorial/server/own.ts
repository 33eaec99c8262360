import type { Modules } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { EDITION, PAPER, REMARK } from '../shared/names';

const OWN: readonly string[] = [PAPER, EDITION, REMARK];

/** What the desk keeps for itself has no other door, and Strapi would show even hidden types to its super admin. */
export function keepToItself(): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    if (OWN.includes(context.contentType.uid)) throw new errors.NotFoundError();
    return next();
  };
}
