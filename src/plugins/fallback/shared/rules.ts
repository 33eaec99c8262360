import type { Refusal } from '../../../office/refusal';

const YES: unknown[] = [true, 'true'];
const NO: unknown[] = [undefined, null, '', false, 'false'];

export const wants = (fallback: unknown): boolean => YES.includes(fallback);

/** Reasons against asking for the next best language: it is yes or no, and goes from one language. */
export function refusalsToFallback({ fallback, locale }: { fallback?: unknown; locale?: unknown }): Refusal[] {
  if (![...YES, ...NO].includes(fallback)) return [NOT_YES_OR_NO];
  const isOne = locale === undefined || locale === null || (typeof locale === 'string' && locale !== '*');
  return wants(fallback) && !isOne ? [NOT_ONE_LANGUAGE] : [];
}

const NOT_YES_OR_NO: Refusal = {
  code: 'fallback-not-yes-or-no',
  field: 'fallback',
  says: {
    el: 'Το fallback είναι true ή false.',
    tr: 'fallback true ya da false olur.',
    en: 'fallback is true or false.',
  },
};

const NOT_ONE_LANGUAGE: Refusal = {
  code: 'fallback-not-one-language',
  field: 'locale',
  says: {
    el: 'Με fallback=true ζητήστε μία γλώσσα (locale), π.χ. locale=tr.',
    tr: 'fallback=true ile tek bir dil (locale) isteyin, örn. locale=tr.',
    en: 'With fallback=true ask for one language (locale), such as locale=tr.',
  },
};
