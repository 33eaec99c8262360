import type { Language } from '../../../office/refusal';
import { GRAPHQL } from './graphql-phrases';
import { DATABASE, HTTP, type Phrase, QUERIES, VALUES } from './phrases';

/** An error in Strapi's form. */
export type Fault = { name: string; message: string; details?: unknown };
export type Inner = { path?: (string | number)[]; message?: unknown; name?: unknown; value?: unknown };

const PHRASES: readonly Phrase[] = [...VALUES, ...QUERIES, ...GRAPHQL, ...HTTP, ...DATABASE];

/**
 * The same error, told in one sentence that says what and how to mend it, in the caller's language.
 * What nobody foresaw stays as it is. Long values are not sent back.
 */
export function inOwnWords(fault: Fault, language: Language): Fault {
  const details = (fault.details ?? {}) as { errors?: Inner[]; key?: unknown; path?: unknown };
  if (!Array.isArray(details.errors)) {
    const field = fieldOf(details);
    return { ...fault, message: sentence(fault.message, field, language), ...(field && { details: { ...details, field } }) };
  }
  const errors = details.errors.map((inner) => ({
    ...inner,
    message: sentence(String(inner.message), written(inner.path ?? []), language),
    value: isShort(inner.value) ? inner.value : undefined,
  }));
  const message = [...new Set(errors.map((inner) => inner.message))].join(' ');
  return { ...fault, message, details: { ...details, errors } };
}

/** The sentence for a message, or the message itself. */
export function sentence(message: string, field: string, language: Language): string {
  for (const { heard, says } of PHRASES) {
    const words = heard.exec(message);
    if (words) return says({ field: clipped(field), words: words.slice(1).map((word) => clipped(word ?? '')) })[language];
  }
  return message;
}

/** Lists of what is allowed are shorter than that; only what a caller made up is longer. */
function clipped(text: string): string {
  return text.length > MOST_SAID ? `${text.slice(0, MOST_SAID)}…` : text;
}

const MOST_SAID = 1_000;

/** `['quotes', '0', 'text']` as it is written in a program: quotes[0].text */
export function written(path: (string | number)[]): string {
  return path.map((step, n) => (/^\d+$/.test(String(step)) ? `[${step}]` : `${n > 0 ? '.' : ''}${step}`)).join('');
}

function fieldOf({ key, path }: { key?: unknown; path?: unknown }): string {
  if (typeof key !== 'string') return '';
  if (typeof path !== 'string' || path === key) return key;
  return path.split('.').at(-1) === key ? path : `${path}.${key}`;
}

function isShort(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && String(value).length <= 100);
}
