type Attribute = { type: string; target?: string; component?: string };
export type Model = { attributes: Record<string, Attribute> };
/** What types there are, and which of them somebody may read. */
export type Look = { models: (uid: string) => Model | undefined; mayRead: (uid: string) => boolean };
type Values = Record<string, unknown>;

const FILE = 'plugin::upload.file';

/** An entry without what it points to where that is of a type that one may not read; how many there are stays. */
export function withoutUnreadable(entry: unknown, model: Model | undefined, look: Look): unknown {
  if (Array.isArray(entry)) return entry.map((one) => withoutUnreadable(one, model, look));
  if (!isObject(entry) || !model) return entry;
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => {
      const attribute = Object.hasOwn(model.attributes, name) ? model.attributes[name] : undefined;
      if (!attribute || !isObject(value) || isCount(value)) return [name, value];
      if (isHidden(attribute, look)) return [name, Array.isArray(value) ? [] : null];
      return [name, withoutUnreadable(value, modelOf(attribute, look), look)];
    }),
  );
}

/** Whether filters or an order ask through a relation to a type that one may not read: the answer would tell what is there. */
export function asksThroughUnreadable({ filters, sort }: Values, model: Model | undefined, look: Look): boolean {
  return filtersThrough(filters, model, look) || pathsOf(sort).some((path) => leadsThrough(path, model, look));
}

function filtersThrough(filters: unknown, model: Model | undefined, look: Look): boolean {
  if (Array.isArray(filters)) return filters.some((one) => filtersThrough(one, model, look));
  if (!isObject(filters) || !model) return false;
  return Object.entries(filters).some(([name, value]) => {
    if (name.startsWith('$')) return filtersThrough(value, model, look);
    return name.includes('.')
      ? leadsThrough(name.split('.'), model, look)
      : leadsThrough([name], model, look) || filtersThrough(value, modelAt(model, name, look), look);
  });
}

function leadsThrough(path: string[], model: Model | undefined, look: Look): boolean {
  const [name, ...rest] = path;
  const attribute = name !== undefined && model && Object.hasOwn(model.attributes, name) ? model.attributes[name] : undefined;
  return attribute !== undefined && (isHidden(attribute, look) || leadsThrough(rest, modelOf(attribute, look), look));
}

function pathsOf(sort: unknown): string[][] {
  if (typeof sort === 'string') return sort.split(',').map((one) => (one.trim().split(':')[0] ?? '').split('.'));
  if (Array.isArray(sort)) return sort.flatMap(pathsOf);
  if (!isObject(sort)) return [];
  return Object.entries(sort).flatMap(([name, rest]) => [
    name.split('.'),
    ...(isObject(rest) ? pathsOf(rest).map((path) => [...name.split('.'), ...path]) : []),
  ]);
}

/** Only entries of the office: logins and languages are named in every entry. */
function isHidden({ type, target }: Attribute, { mayRead }: Look): boolean {
  return type === 'relation' && target !== undefined && target.startsWith('api::') && !mayRead(target);
}

function modelAt(model: Model, name: string, look: Look): Model | undefined {
  const attribute = Object.hasOwn(model.attributes, name) ? model.attributes[name] : undefined;
  return attribute && modelOf(attribute, look);
}

function modelOf({ type, target, component }: Attribute, { models }: Look): Model | undefined {
  if (type === 'media') return models(FILE);
  const uid = component ?? target;
  return uid ? models(uid) : undefined;
}

function isCount(value: object): boolean {
  return 'count' in value && Object.keys(value).length === 1;
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}
