/** A language version as readers will see it: plain JSON, made from the entry with all that hangs on it. */
export type Text = { title: string; fields: Record<string, Value> };
export type Value = string | number | boolean | null | Value[] | { [field: string]: Value };
type Part = { [field: string]: Value };

export type Picture = { id: number; name: string; url: string; mime: string; hash: string };
/** Another entry that the text refers to. */
export type Reference = { documentId: string; type: string };

/** The same text gives the same string, whatever order the database or an editor wrote its fields in. */
export function canonical(text: Text): string {
  return JSON.stringify(sorted(text.fields));
}

function sorted(value: Value): Value {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isPart(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null && inner !== '');
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
}

export function isPart(value: Value | undefined): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function parts(value: Value | undefined): Part[] {
  return [value ?? []].flat().filter(isPart);
}

/** Every node of a rich text, outer before inner. */
export function nodes(blocks: Value | undefined): Part[] {
  return parts(blocks).flatMap((node) => [node, ...nodes(node.children)]);
}

/** The plain words of a rich-text node. */
export function wordsOf(node: Value | undefined): string {
  if (Array.isArray(node)) return node.map(wordsOf).join('');
  if (!isPart(node)) return '';
  return typeof node.text === 'string' ? node.text : wordsOf(node.children);
}
