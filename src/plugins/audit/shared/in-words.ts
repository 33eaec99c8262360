type Node = { text?: string; children?: Node[] };

/** A value of a field as lines of text: of rich text what it says, of a list each item, of the rest what is stored. */
export function linesOf(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (!Array.isArray(value)) return [typeof value === 'object' ? JSON.stringify(value) : String(value)];
  return value.flatMap((item) => (isNode(item) ? [textOf(item)] : linesOf(item))).filter(Boolean);
}

function isNode(item: unknown): item is Node {
  return typeof item === 'object' && item !== null && ('children' in item || ('text' in item && 'type' in item));
}

function textOf({ text, children }: Node): string {
  return text ?? (children ?? []).map(textOf).join('');
}
