import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { callerLanguage } from '../../../office/refusal';
import { type Issue, refusalsToAsked } from '../shared/asked';

/** A zod schema of an object, from whichever copy of zod. */
type Schema<T> = {
  shape: object;
  safeParse(given: unknown): { success: true; data: T } | { success: false; error: { issues: unknown[] } };
};

/**
 * Reads what an address of the office was sent; what does not fit is answered in the caller's language, each field by its
 * label. Zod's own messages are in English and for programmers.
 */
export function asking<T>(schema: Schema<T>): (strapi: Core.Strapi, given: unknown) => T {
  return (strapi, given) => {
    const read = schema.safeParse(given ?? {});
    if (read.success) return read.data;
    const language = callerLanguage(strapi);
    const fields = Object.keys(schema.shape);
    const refusals = refusalsToAsked({ issues: read.error.issues as Issue[], given: given ?? {}, fields });
    const told = refusals.map(({ says, field, code }) => ({ path: field ? [field] : [], message: says[language], name: code }));
    throw new errors.ValidationError([...new Set(told.map(({ message }) => message))].join(' '), { errors: told });
  };
}
