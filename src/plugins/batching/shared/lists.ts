import { randomUUID } from 'node:crypto';

/** Numbers or documents' names by which rows are looked up, as they stand in conditions. */
export type Lists = (number | string)[][];

/** Stands for a list; nobody can know it, and so ask for it. */
const LIST = randomUUID();

/**
 * Takes the lists of rows out of a condition, so that what is left is the same whichever rows are looked up. Taken are lists of whole
 * numbers, and of documents; both reach the database as they are.
 */
export function listsIn(where: unknown): { lists: Lists; rest: unknown } {
  const lists: Lists = [];
  const rest = without(where, '', lists);
  return { lists, rest };
}

function without(value: unknown, key: string, lists: Lists): unknown {
  if (Array.isArray(value)) {
    if (value.length > 0 && isList(value, key)) {
      lists.push(value);
      return `${LIST} ${value.length} ${typeof value[0]}`;
    }
    return value.map((one) => without(one, '', lists));
  }
  if (typeof value !== 'object' || value === null || ![Object.prototype, null].includes(Object.getPrototypeOf(value)))
    return value;
  const inner = ([name, one]: [string, unknown]) => [name, without(one, name.startsWith('$') ? key : name, lists)];
  return Object.fromEntries(Object.entries(value).map(inner) as [string, unknown][]);
}

function isList(value: unknown[], key: string): value is number[] | string[] {
  if (/(^|\.)(document_id|documentId)$/.test(key)) return value.every((one) => typeof one === 'string');
  return /(^|[._])id$/.test(key) && value.every((one) => Number.isSafeInteger(one));
}

/**
 * Where each list stands among the values of a statement; undefined if one does not stand there exactly once, or in another order than
 * they were found in.
 */
export function placesOf(values: unknown[], lists: Lists): number[] | undefined {
  const places: number[] = [];
  for (const list of lists) {
    const found = values.flatMap((_, at) => (list.every((one, n) => values[at + n] === one) ? [at] : []));
    const [place] = found;
    if (found.length !== 1 || place === undefined || place < (places.at(-1) ?? 0)) return undefined;
    places.push(place);
  }
  return places;
}
