/** JSON fields that hold a plain list of texts, by name: the panel offers them as a line or as choices and not as code. */
const LISTS = ['beats', 'facilities', 'kinds', 'languages', 'mediaTypes', 'recurrenceExceptions'];

export function isList(field: string): boolean {
  return LISTS.includes(field);
}

/** The list in what a form holds: the list itself, or JSON that was typed before. */
export function itemsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'string' || value === '') return [];
  try {
    return itemsOf(JSON.parse(value) as unknown);
  } catch {
    return [];
  }
}

/** The list in a line such as `culture, sports`. */
export function itemsIn(line: string): string[] {
  return line
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
