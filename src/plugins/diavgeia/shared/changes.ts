export type FieldChange = { field: string; before: unknown; after: unknown };

/** What every edit moves, what follows from the status, and the number, which is the same however it is written. */
const FOLLOWS = ['ada', 'versionId', 'submissionTimestamp', 'correctedVersionId', 'documentUrl', 'url', 'warnings'];

/** The fields of the portal that differ between two versions of an act; those of the extras by their own names. */
export function changesBetween(before: object, after: object): FieldChange[] {
  const [was, is] = [flat(before), flat(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !FOLLOWS.includes(name));
  return names
    .filter((name) => canonical(was[name]) !== canonical(is[name]))
    .map((field) => ({ field, before: was[field] ?? null, after: is[field] ?? null }));
}

function flat(raw: object): Record<string, unknown> {
  const { extraFieldValues, ...rest } = raw as Record<string, unknown>;
  const extras = typeof extraFieldValues === 'object' && extraFieldValues !== null ? extraFieldValues : {};
  return { ...rest, ...Object.fromEntries(Object.entries(extras).map(([name, value]) => [`extraFieldValues.${name}`, value])) };
}

/** The same text for the same value, in whatever order its keys came; empty is `null`, `[]`, `{}` or missing at will. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return value.length === 0 ? 'null' : `[${value.map(canonical).join()}]`;
  let inside = '';
  for (const key of Object.keys(value).sort()) {
    const inner = canonical((value as Record<string, unknown>)[key]);
    if (inner !== 'null') inside += `${inside && ','}${JSON.stringify(key)}:${inner}`;
  }
  return inside ? `{${inside}}` : 'null';
}
