import type { Core, Modules } from '@strapi/strapi';

import { refuseIf } from '../../../../office/refusal';
import { isCiting, readCited, refusalsToCite } from '../../shared/citing';

type Params = { data?: { citedAdas?: unknown } };

/** Acts are cited by numbers written as the portal writes them, whichever door they come through. */
export function guardCitations(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const { data } = context.params as Params;
    const isWriting = ['create', 'update', 'clone'].includes(context.action);
    if (!isWriting || !isCiting(context.contentType.uid) || data?.citedAdas === undefined) return next();
    const read = readCited(data.citedAdas);
    refuseIf(strapi, refusalsToCite(read));
    // The same emptiness for all, so that nothing seems changed that was not.
    data.citedAdas = read.adas.length > 0 ? read.adas : null;
    return next();
  };
}
