import type { Values } from './entry';

export const HIDDEN = '•••';

/** Only what differs: of lists what was taken and what was added, of secrets that they changed. */
export function difference(before: Values, after: Values, secrets: string[] = []): { before: Values; after: Values } | null {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
  if (changed.length === 0) return null;
  const side = (own: Values, other: Values) =>
    Object.fromEntries(changed.map((field) => [field, secrets.includes(field) ? HIDDEN : without(own[field], other[field])]));
  return { before: side(before, after), after: side(after, before) };
}

function without(value: unknown, others: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(others)) return value ?? null;
  return value.filter((item) => !others.includes(item));
}
