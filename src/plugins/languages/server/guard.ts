import type { Core, Modules } from '@strapi/strapi';

import { refuseIf } from '../../../office/refusal';
import { refusalsToLanguage } from '../shared/rules';
import { knownLanguages } from './languages';

const known = new WeakMap<Core.Strapi, string[]>();

/** To be called when the languages of the office changed, since one may be among them no more. */
export const forgetLanguages = (strapi: Core.Strapi): void => void known.delete(strapi);

/**
 * Strapi answers an unknown locale with an empty list, and even writes entries in it; here it is refused.
 * The languages are read again when one is asked for that was not known before, and after they changed.
 */
export function refuseUnknownLanguage(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const asked = 'locale' in context.params ? context.params.locale : undefined;
    if (refusalsToLanguage({ asked, known: known.get(strapi) ?? [] }).length > 0) {
      const present = await knownLanguages(strapi);
      known.set(strapi, present);
      refuseIf(strapi, refusalsToLanguage({ asked, known: present }));
    }
    return next();
  };
}
