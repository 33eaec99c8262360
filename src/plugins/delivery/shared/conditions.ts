import { inAnd, isPlace, isPublished } from './looks';

export type Choice = {
  /** Whether rows were asked for by what they are (their id, their place at a parent), and not by what they hold. */
  isByIdentity: boolean;
  /** By their place at a parent. */
  isPlaced: boolean;
  documentIds: string[];
  /** Whether ids of rows were given, which say nothing about the document where no row is found. */
  isByRow: boolean;
  isPublishedOnly: boolean;
  /** Columns of joined tables that tie the rows to their parents, as `t1.press_release_id`. */
  ties: string[];
};

const NAMES = ['id', 'documentId', 'document_id'];
const VERSIONS = ['locale', 'publishedAt', 'published_at'];

/** How a query of Strapi's database layer chooses among the rows of its type. */
export function choiceOf(where: unknown[]): Choice {
  const conditions = where.flatMap(inAnd);
  const isAtPlace = ([key, value]: [string, unknown]) => key.includes('.') || isPlace(value);
  const isNamed = conditions.some((one) => NAMES.includes(one[0]) && isPlain(one[1]));
  const isPlaced = conditions.some(isAtPlace);
  const isOnlyThat = conditions.every((one) => isAtPlace(one) || ([...NAMES, ...VERSIONS].includes(one[0]) && isPlain(one[1])));
  const documentIds = conditions.flatMap(([key, value]) => (/^document/.test(key) ? valuesOf(value) : []));
  return {
    isByIdentity: isOnlyThat && (isPlaced || isNamed),
    isPlaced,
    documentIds,
    isByRow: isNamed && documentIds.length === 0 && !isPlaced,
    isPublishedOnly: conditions.some(isPublished),
    ties: conditions.map(([key]) => key).filter((key) => key.includes('.')),
  };
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

/** The documents named; none where they are not simply named. */
function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((v) => typeof v === 'string');
  const asked = value as { $eq?: unknown; $in?: unknown } | null;
  return typeof asked === 'object' && asked !== null ? valuesOf(asked.$eq ?? asked.$in) : [];
}
