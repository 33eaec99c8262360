import type { Refusal } from '../../../office/refusal';

type Query = Record<string, unknown>;

/** Where a question to the library may walk: from files to folders and back, never to what shows a file or who made it. */
const WAYS = ['folder', 'parent', 'children', 'files'];
const PAGES = ['page', 'pageSize', 'pagination', 'start', 'limit'];
/** Strapi hands any other word on to the database, `where` too. */
const PARTS = ['_q', 'filters', 'populate', 'sort', 'fields', 'count', 'ordering', 'folder', 'folderPath', 'locale', ...PAGES];

/** The reason against a question to the panel's media library that asks for more than files and folders themselves. */
export function refusalsToQuestion(query: Query, plain: readonly string[]): Refusal[] {
  const known = new Set([...plain, ...WAYS, 'id', 'documentId']);
  const strange = namesIn(query).find((name) => !known.has(name));
  return strange === undefined ? [] : [outOfReach(strange)];
}

/** Every field and relation that a question names; a part of it that is none counts as a name. */
function namesIn(query: Query): string[] {
  return [
    ...Object.keys(query).filter((part) => !PARTS.includes(part)),
    ...namesInFilters(query.filters),
    ...namesInPopulate(query.populate),
    ...namesInSort(query.sort),
    ...pathsIn(query.fields).filter((name) => name !== '*'),
  ];
}

function namesInFilters(filters: unknown): string[] {
  if (Array.isArray(filters)) return filters.flatMap(namesInFilters);
  if (!isObject(filters)) return [];
  return Object.entries(filters).flatMap(([name, asked]) => [...(name.startsWith('$') ? [] : [name]), ...namesInFilters(asked)]);
}

function namesInPopulate(populate: unknown): string[] {
  if (!isObject(populate)) return pathsIn(populate);
  return Object.entries(populate).flatMap(([name, asked]) => [name, ...(isObject(asked) ? namesIn(asked) : [])]);
}

function namesInSort(sort: unknown): string[] {
  if (Array.isArray(sort)) return sort.flatMap(namesInSort);
  if (!isObject(sort)) return pathsIn(sort);
  return Object.entries(sort).flatMap(([name, order]) => [...name.split('.'), ...(isObject(order) ? namesInSort(order) : [])]);
}

/** `a.b:desc,c`, alone or in lists. */
function pathsIn(lists: unknown): string[] {
  const written = [lists].flat(3).filter((one) => one !== undefined && one !== null && one !== '');
  return written.flatMap((one) => String(one).split(',')).flatMap((path) => (path.split(':')[0] ?? '').trim().split('.'));
}

function isObject(value: unknown): value is Query {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function outOfReach(name: string): Refusal {
  return {
    code: 'out-of-reach',
    field: name,
    says: {
      el: `Η βιβλιοθήκη δεν απαντά για «${name}»: ρωτήστε μόνο για τα στοιχεία των αρχείων και των φακέλων τους.`,
      tr: `Kitaplık “${name}” için yanıt vermez: yalnızca dosyaların ve klasörlerinin kendi alanlarını sorun.`,
      en: `The library does not answer for “${name}”: ask only for fields of files and of their folders.`,
    },
  };
}
