/** The portal nests five deep. Whatever goes through a whole act, PostgreSQL's own JSON too, has a stack that ends somewhere. */
const DEEPEST = 100;

/** Looks no deeper than it must, so that it ends wherever the value does. */
export function isTooDeep(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1));
}

/** The value without what lies too deep. */
export function cutShort(value: unknown, left = DEEPEST): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (left === 0) return '…';
  if (Array.isArray(value)) return value.map((inner) => cutShort(inner, left - 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cutShort(inner, left - 1)]));
}
