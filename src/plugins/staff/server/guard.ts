import type { Core, Modules } from '@strapi/strapi';

import { refuseIf } from '../../../office/refusal';
import { refusalsToBegin } from '../shared/rules';

type Staff = { user?: { roles?: { code: string }[] } };

/** A translation is written as a further version of its source; a text of its own begins in the source language. */
export function refuseTextsOfTranslators(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    if (context.action !== 'create' && context.action !== 'clone') return next();
    const { user } = (strapi.requestContext.get()?.state ?? {}) as Staff;
    refuseIf(strapi, refusalsToBegin({ type: context.contentType.uid, roles: user?.roles?.map(({ code }) => code) ?? [] }));
    return next();
  };
}
