import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';

export const LANGUAGES = ['el', 'tr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One sentence in each language of the panel. */
export type Sentence = Record<Language, string>;

/** One reason against an act: a stable code for programs, a sentence for people. */
export type Refusal = { code: string; says: Sentence; field?: string };

/** The rules say no: HTTP 400 `Refused`, GraphQL `STRAPI_REFUSED`, with every reason in the caller's language. */
export class Refused extends errors.ApplicationError<'Refused'> {
  constructor(refusals: Refusal[], language: Language) {
    const told = refusals.map(({ code, says, field }) => ({ code, message: says[language], ...(field && { field }) }));
    super(told.map((r) => r.message).join(' '), { refusals: told });
    this.name = 'Refused';
  }
}

export function refuseIf(strapi: Core.Strapi, refusals: Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals, callerLanguage(strapi));
}

/** The language of whoever asks: an editor's own choice, else what the client accepts, else English. */
export function callerLanguage(strapi: Core.Strapi): Language {
  const ctx = strapi.requestContext.get();
  const chosen: unknown = ctx?.state.user?.preferedLanguage;
  if (LANGUAGES.includes(chosen as Language)) return chosen as Language;
  const accepted = ctx?.get('Accept-Language') ? ctx.acceptsLanguages('en', ...LANGUAGES) : false;
  return accepted ? (accepted as Language) : 'en';
}
