/** The part of a schema of Strapi's database layer that conditions lead through. */
export type Meta = { uid: string; attributes: Record<string, { type: string; target?: string; component?: string } | undefined> };
export type Metas = (uid: string) => Meta | undefined;

/** Another type that a condition or an order leads to. */
export type Through = { uid: string; isPublishedOnly: boolean };

export type Choice = {
  /** Whether rows were asked for by what they are (their id, their place at a parent), and not by what they hold. */
  isByIdentity: boolean;
  /** By their place at a parent. */
  isPlaced: boolean;
  documentIds: string[];
  /** Whether ids of rows were given, which say nothing about the document where no row is found. */
  isByRow: boolean;
  isPublishedOnly: boolean;
  through: Through[];
};

const NAMES = ['id', 'documentId', 'document_id'];
const VERSIONS = ['locale', 'publishedAt', 'published_at'];

type Asked = { where: unknown[]; orderBy?: unknown; meta: Meta; metas: Metas };

/** How a query of Strapi's database layer chooses among the rows of its type. */
export function choiceOf({ where, orderBy, meta, metas }: Asked): Choice {
  const conditions = where.flatMap(inAnd);
  const isPlaced = conditions.some(isPlace);
  const isNamed = conditions.some((one) => NAMES.includes(one[0]) && isPlain(one[1]));
  const isOnlyThat = conditions.every((one) => isPlace(one) || ([...NAMES, ...VERSIONS].includes(one[0]) && isPlain(one[1])));
  const documentIds = conditions.flatMap(([key, value]) => (/^document/.test(key) ? valuesOf(value) : []));
  return {
    isByIdentity: isOnlyThat && (isPlaced || isNamed),
    isPlaced,
    documentIds,
    isByRow: isNamed && documentIds.length === 0 && !isPlaced,
    isPublishedOnly: conditions.some(isPublished),
    through: [...where.flatMap((w) => leadsTo(w, meta, metas)), ...leadsTo(orderBy, meta, metas)],
  };
}

/** A place at a parent: a column of the table that ties them, or one that is compared with the parent's own. */
function isPlace([key, value]: [string, unknown]): boolean {
  return key.includes('.') || String((value as { bindings?: unknown[] } | null)?.bindings?.[0]).startsWith('parent.');
}

const SIMPLE = ['$eq', '$ne', '$in', '$notIn', '$null', '$notNull'];

/** Given outright, and not to be worked out by the database. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object' || value === null || value instanceof Date) return true;
  return (
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.entries(value).every(([key, v]) => SIMPLE.includes(key) && isPlain(v))
  );
}

/** The conditions that hold all at once. */
function inAnd(where: unknown): [string, unknown][] {
  if (Array.isArray(where)) return where.flatMap(inAnd);
  if (typeof where !== 'object' || where === null) return [];
  return Object.entries(where).flatMap(([key, value]) => (key === '$and' ? inAnd(value) : [[key, value] as [string, unknown]]));
}

function isPublished([key, value]: [string, unknown]): boolean {
  if (key !== 'publishedAt' && key !== 'published_at') return false;
  const asked = value as { $notNull?: unknown; $null?: unknown; $ne?: unknown } | null;
  if (typeof asked !== 'object' || asked === null) return false;
  return asked.$notNull === true || asked.$notNull === 'true' || asked.$null === false || ('$ne' in asked && asked.$ne === null);
}

/** The documents named; none where they are not simply named. */
function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((v) => typeof v === 'string');
  const asked = value as { $eq?: unknown; $in?: unknown } | null;
  return typeof asked === 'object' && asked !== null ? valuesOf(asked.$eq ?? asked.$in) : [];
}

/** Every type that conditions, or an order, written in Strapi's way lead through. */
function leadsTo(asked: unknown, meta: Meta | undefined, metas: Metas): Through[] {
  if (Array.isArray(asked)) return asked.flatMap((one) => leadsTo(one, meta, metas));
  if (typeof asked === 'string') return asked.includes('.') ? leadsAlong(asked.split('.'), meta, metas) : [];
  if (!meta || typeof asked !== 'object' || asked === null) return [];
  return Object.entries(asked).flatMap(([key, value]) => {
    if (key.startsWith('$')) return leadsTo(value, meta, metas);
    const target = targetOf(meta, key);
    if (!target) return [];
    return [{ uid: target, isPublishedOnly: inAnd(value).some(isPublished) }, ...leadsTo(value, metas(target), metas)];
  });
}

function leadsAlong([first = '', ...rest]: string[], meta: Meta | undefined, metas: Metas): Through[] {
  const target = meta && targetOf(meta, first);
  return target ? [{ uid: target, isPublishedOnly: false }, ...leadsAlong(rest, metas(target), metas)] : [];
}

function targetOf({ attributes }: Meta, name: string): string | undefined {
  const attribute = attributes[name];
  return attribute?.type === 'relation' ? attribute.target : undefined;
}
