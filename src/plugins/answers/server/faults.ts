import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { callerLanguage } from '../../../office/refusal';
import type { Model, Models } from '../shared/entry';
import { inLabels, labelOf } from '../shared/labels';
import { inOwnWords } from '../shared/sentences';
import { namesIn } from './names';

/** Errors of the body parsers and of PostgreSQL, as far as they are looked at here. */
type Foreign = Error & { status?: number; type?: string; limit?: number; code?: string; detail?: string };
type Mistake = Error & { details?: unknown };
type About = { [TYPE]?: string };

const TYPE = Symbol('the type an error speaks of');

/** The error to answer with: a caller's mistake in the office's own words, anything else unchanged. */
export function told(strapi: Core.Strapi, fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault;
  const mistake: Mistake | undefined = fault instanceof errors.ApplicationError ? fault : mistakeIn(fault);
  if (!mistake) return fault;
  const language = callerLanguage(strapi);
  const said = inOwnWords({ name: mistake.name, message: mistake.message, details: mistake.details }, language);
  const model = modelsOf(strapi)((fault as About)[TYPE] ?? '');
  const { of: labels } = namesIn(strapi);
  const { message, details } = inLabels(said, (place) => labelOf(place, { model, models: modelsOf(strapi), labels, language }));
  return Object.assign(mistake, { message, details });
}

/** Remembers with an error what type the entry is of that it speaks of, unless that is known already. */
export function about(type: string, fault: unknown): unknown {
  if (fault instanceof errors.ApplicationError) (fault as About)[TYPE] ??= type;
  return fault;
}

export const modelsOf =
  (strapi: Core.Strapi): Models =>
  (uid) =>
    uid ? (strapi.getModel(uid as never) as unknown as Model | undefined) : undefined;

function mistakeIn(fault: Foreign): Mistake | undefined {
  if (fault.type === 'entity.too.large' || fault.status === 413) {
    const most = fault.limit ?? 0;
    return new errors.PayloadTooLargeError(`body over ${most / 1024 ** 2} MB`, { limit: most });
  }
  if (fault.status === 400) return Object.assign(new errors.ApplicationError(badRequest(fault)), { name: fault.name });
  if (fault.status === 403) return new errors.ForbiddenError('Forbidden');
  if (/^22/.test(fault.code ?? '')) return new errors.ValidationError(`misfit: ${valueIn(fault.message)}`);
  if (fault.code === '23505') return new errors.ValidationError(takenIn(fault.detail));
  return undefined;
}

function badRequest({ name, type, message }: Foreign): string {
  return name === 'SyntaxError' || type === 'entity.parse.failed' ? `broken body: ${message}` : message;
}

/** PostgreSQL puts the value into quotation marks behind its last colon; Strapi writes the whole statement in front. */
function valueIn(message: string): string {
  return /(?:: |value )"([^"]{0,80})"[^"]*$/.exec(message)?.[1] ?? '';
}

function takenIn(detail = ''): string {
  const [, columns = '', values = ''] = /^Key \((.*?)\)=\((.*)\) already exists/.exec(detail) ?? [];
  return `taken: ${columns} = ${values}`;
}
