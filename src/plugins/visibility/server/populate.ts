import type { Model } from './models';

type Wanted = Record<string, unknown>;

const REACHES = ['relation', 'media', 'component'];

/** Every way to write `populate` (`*`, `a,b.c`, a list, an object) as one: an object by attribute. */
export function wanted(populate: unknown, model: Model): Wanted {
  if (populate === '*' || populate === true || populate === 'true') return everything(model);
  if (typeof populate === 'string') return fromPaths(populate.split(','));
  if (Array.isArray(populate)) return fromPaths(populate.filter((p) => typeof p === 'string'));
  if (typeof populate !== 'object' || populate === null) return {};
  return Object.fromEntries(Object.entries(populate).filter(([, value]) => value !== false && value !== 'false'));
}

function everything(model: Model): Wanted {
  const names = Object.entries(model.attributes).filter(([, a]) => REACHES.includes(a.type) && !a.private);
  return Object.fromEntries(names.map(([name]) => [name, true]));
}

function fromPaths(paths: string[]): Wanted {
  const result: Record<string, { populate?: Wanted }> = {};
  for (const path of paths) {
    const [name, ...rest] = path.trim().split('.');
    if (!name) continue;
    const deeper = rest.length > 0 ? fromPaths([rest.join('.')]) : {};
    const known = result[name]?.populate ?? {};
    result[name] = { ...(rest.length > 0 || result[name]?.populate ? { populate: { ...known, ...deeper } } : {}) };
  }
  return result;
}
