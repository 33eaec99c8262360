import type { Refusal } from '../../../office/refusal';
import { type Model, type Models, unknownField, unstorable } from './entry';
import { refusalsToFilters } from './filters';
import { refusalsToPagination, refusalsToStrayPagination } from './pagination';
import type { Field } from './values';

type Query = Record<string, unknown>;
type Question = { query: Query; model: Model; models: Models; most: number };

/** How many relations deep a REST question may reach, the same as for GraphQL. */
const DEEPEST = 10;

/** Reasons why a question to the content API cannot be answered; Strapi would stumble over it, or quietly answer another. */
export function refusalsToQuery({ query, model, models, most }: Question): Refusal[] {
  const strange = [...refusalsToWords(query, ''), ...refusalsToNames([query.fields, query.sort, query.populate])];
  if (strange.length > 0) return strange;
  return [
    ...('_q' in query && typeof query._q !== 'string' ? [unknownField('_q[]')] : []),
    ...(query.fields === '' ? [unknownField('fields=')] : []),
    ...refusalsToStrayPagination(query),
    ...('pagination' in query ? refusalsToPagination(query.pagination, most) : []),
    ...refusalsToFilters({ filters: query.filters, model, models }),
    ...refusalsToPopulate(query.populate, { model, models }, 1),
  ];
}

/** Names that every object has, and a character that the database does not store, wherever they stand. */
function refusalsToWords(value: unknown, path: string): Refusal[] {
  if (typeof value === 'string') return value.includes('\0') ? [unstorable(path)] : [];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = path ? `${path}[${name}]` : name;
    if (name.includes('\0')) return [unstorable(path || 'query')];
    return name in Object.prototype ? [unknownField(place)] : refusalsToWords(inner, place);
  });
}

/** The same names where fields are listed: `fields=title,constructor`. */
function refusalsToNames(lists: unknown[]): Refusal[] {
  const names = pathsIn(lists.flat()).flatMap((list) => list.split(/[,.:\s]+/));
  return names.filter((name) => name in Object.prototype).map(unknownField);
}

function refusalsToPopulate(populate: unknown, { model, models }: { model: Model; models: Models }, depth: number): Refusal[] {
  if (depth > DEEPEST || pathsIn(populate).some((path) => path.split('.').length > DEEPEST)) return [tooDeep()];
  if (typeof populate !== 'object' || populate === null || Array.isArray(populate))
    return pathsIn(populate)
      .flatMap((list) => list.split(','))
      .filter((path) => isPrivate(path.trim().split('.'), { model, models }))
      .map(unknownField);
  return Object.entries(populate).flatMap(([name, asked]) => {
    const field = model.attributes[name];
    const target = field && targetOf(field, models);
    if (!target || typeof asked !== 'object' || asked === null) return [];
    const { filters, populate: further } = asked as Query;
    return [
      ...refusalsToFilters({ filters, model: target, models }),
      ...refusalsToPopulate(further, { model: target, models }, depth + 1),
    ];
  });
}

/** Strapi refuses a private name that stands alone, and passes it over in a list. */
function isPrivate([name = '', ...rest]: string[], { model, models }: { model: Model; models: Models }): boolean {
  const field = Object.hasOwn(model.attributes, name) ? model.attributes[name] : undefined;
  const target = field && targetOf(field, models);
  return field?.private === true || (target !== undefined && rest.length > 0 && isPrivate(rest, { model: target, models }));
}

function targetOf({ target, component, type }: Field, models: Models): Model | undefined {
  return models(target ?? component ?? (type === 'media' ? 'plugin::upload.file' : ''));
}

function pathsIn(populate: unknown): string[] {
  return [populate].flat().filter((path) => typeof path === 'string');
}

function tooDeep(): Refusal {
  return {
    code: 'too-deep',
    field: 'populate',
    says: {
      el: `Το populate φτάνει έως ${DEEPEST} σχέσεις σε βάθος. Ζητήστε λιγότερες ή χωρίστε το ερώτημα.`,
      tr: `populate en çok ${DEEPEST} ilişki derinliğine iner. Daha azını isteyin ya da soruyu bölün.`,
      en: `The populate parameter reaches at most ${DEEPEST} relations deep. Ask for fewer, or in several questions.`,
    },
  };
}
