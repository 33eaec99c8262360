import type { Core, Modules } from '@strapi/strapi';

import { refuseIf } from '../../../office/refusal';
import { refusalsToLanguage } from '../shared/rules';
import { knownLanguages } from './languages';

/**
 * Strapi answers an unknown locale with an empty list, and even writes entries in it; here it is refused.
 * The languages are read again only when one is asked for that was not known before.
 */
export function refuseUnknownLanguage(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  let known: string[] = [];
  return async (context, next) => {
    const asked = 'locale' in context.params ? context.params.locale : undefined;
    if (refusalsToLanguage({ asked, known }).length > 0) {
      known = await knownLanguages(strapi);
      refuseIf(strapi, refusalsToLanguage({ asked, known }));
    }
    return next();
  };
}
