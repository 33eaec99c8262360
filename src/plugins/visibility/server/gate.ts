import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { type Filter, shownWhen } from '../shared/rules';
import { targetOf, type Model } from './models';
import { wanted } from './populate';

type Query = Filter & { filters?: unknown; populate?: unknown; sort?: unknown; _q?: unknown };
type Models = (uid: string) => Model | undefined;

/**
 * Narrows a content-API query to what outsiders may see: at its root, in every populated relation,
 * and in every relation that a filter asks through (else counting answers would read what is hidden).
 */
export function gate({ query, model, models }: { query: Query; model: Model; models: Models }): Query {
  const { _q, filters, populate, ...rest } = query;
  refuseHiddenSort(query.sort, model, models);
  const asked = Array.isArray(filters) ? { $and: filters as unknown[] } : filters;
  const conditions = [gateFilters(asked, { model, models }), searched(_q, model), model.options && shownWhen(model)].filter(
    Boolean,
  );
  return {
    ...rest,
    ...(conditions.length > 0 && { filters: conditions.length === 1 ? conditions[0] : { $and: conditions } }),
    ...(populate !== undefined && { populate: gatePopulate(populate, model, models) }),
  };
}

function gatePopulate(populate: unknown, model: Model, models: Models): Filter {
  const gated: Filter = {};
  for (const [name, value] of Object.entries(wanted(populate, model))) {
    const target = targetOf(model, name, models);
    if (!target) continue;
    const { count, on, ...asked } = (typeof value === 'object' && value !== null ? value : {}) as Query & {
      count?: unknown;
      on?: unknown;
    };
    gated[name] = gate({ query: asked, model: target, models });
  }
  return gated;
}

/** How the filters stand: `isNegated` under an odd number of `$not`. */
type Place = { model: Model; models: Models; isNegated?: boolean };

/**
 * Every `$not` is moved inwards to what it denies, so that it never denies that an entry may be seen: else whatever leads to a
 * hidden entry would be found by asking what does not lead to any other.
 */
function gateFilters(filters: unknown, place: Place): unknown {
  if (typeof filters !== 'object' || filters === null) return filters;
  const entries = [filters].flat().flatMap((one: unknown) => Object.entries(one ?? {}));
  const conditions = entries.map(([name, value]) => gateFilter(name, value, place));
  return conditions.length === 1 ? conditions[0] : { [place.isNegated ? '$or' : '$and']: conditions };
}

const OTHER: Record<string, string> = { $and: '$or', $or: '$and' };

function gateFilter(name: string, value: unknown, place: Place): Filter {
  const { model, models, isNegated = false } = place;
  if (name === '$not') return gateFilters(value, { ...place, isNegated: !isNegated }) as Filter;
  if (name in OTHER)
    return { [isNegated ? (OTHER[name] ?? name) : name]: [value].flat().map((one: unknown) => gateFilters(one, place)) };
  const target = name.startsWith('$') ? undefined : targetOf(model, name, models);
  if (!target || (isComparison(value) && !isHiding(target))) return isNegated ? { $not: { [name]: value } } : { [name]: value };
  const inside = { ...place, model: target };
  if (!isHiding(target)) return { [name]: grouped(gateFilters(value, inside)) };
  return through(name, value, inside, isMany(model, name));
}

/** Strapi takes a `$not` that stands by itself behind a relation for a comparison of its number. */
function grouped(condition: unknown): unknown {
  return typeof condition === 'object' && condition !== null && '$not' in condition ? { $and: [condition] } : condition;
}

/** Through a relation to a type of which some entries are hidden: those are as if they were not there. */
function through(name: string, value: unknown, inside: Place, isToMany: boolean): Filter {
  const shown = shownWhen(inside.model as Model & { options: object })!;
  const isNull = nullity(value);
  if (isNull === null) {
    const asked = isComparison(value) ? { id: value } : value;
    return { [name]: { $and: [gateFilters(asked, inside), shown] } };
  }
  if (isNull === (inside.isNegated ?? false)) return { [name]: shown };
  // Beside a visible one, a hidden one would be found as none.
  if (isToMany && !('publishedAt' in shown)) throw refused(name, 'filters');
  return { $not: { [name]: { $and: [shown, { id: { $notNull: true } }] } } };
}

const isHiding = (model: Model) => model.options !== undefined && shownWhen(model) !== null;
const isMany = ({ attributes }: Model, name: string) => attributes[name]?.relation?.endsWith('ToMany') ?? false;

/** Strapi's own search looks into private fields too; this one looks only at what may be read. */
function searched(words: unknown, model: Model): Filter | null {
  if (typeof words !== 'string' || words === '') return null;
  const fields = Object.entries(model.attributes).filter(([, a]) => ['string', 'text', 'uid'].includes(a.type) && !a.private);
  return { $or: fields.map(([name]) => ({ [name]: { $containsi: words } })) };
}

/** The order of answers would tell what hidden entries hold. */
function refuseHiddenSort(sort: unknown, model: Model, models: Models): void {
  for (const path of sortPaths(sort)) {
    let from: Model | undefined = model;
    for (const name of path) {
      from = from && targetOf(from, name, models);
      if (from?.options && shownWhen(from)) throw refused(path.join('.'), 'sort');
    }
  }
}

function refused(key: string, param: string): Error {
  return new errors.ValidationError(`Invalid key ${key}`, { key, source: 'query', param });
}

function sortPaths(sort: unknown): string[][] {
  if (typeof sort === 'string') return sort.split(',').map((s) => (s.trim().split(':')[0] ?? '').split('.'));
  if (Array.isArray(sort)) return sort.flatMap(sortPaths);
  if (typeof sort !== 'object' || sort === null) return [];
  return Object.entries(sort).flatMap(([name, rest]) => {
    const deeper = typeof rest === 'object' ? sortPaths(rest) : [];
    return deeper.length > 0 ? deeper.map((path) => [name, ...path]) : [name.split('.')];
  });
}

function isComparison(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Date) return true;
  if (Array.isArray(value)) return value.every((v) => typeof v !== 'object');
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((k) => k.startsWith('$') && !['$and', '$or', '$not'].includes(k));
}

/** true for "is null", false for "is not null", null for any other comparison. */
function nullity(value: unknown): boolean | null {
  if (value === null) return true;
  const { $null, $notNull } = (typeof value === 'object' ? value : {}) as { $null?: unknown; $notNull?: unknown };
  if ($null !== undefined) return String($null) === 'true';
  if ($notNull !== undefined) return String($notNull) !== 'true';
  return null;
}

export const modelsOf =
  (strapi: Core.Strapi): Models =>
  (uid) =>
    strapi.getModel(uid as never) as unknown as Model | undefined;
