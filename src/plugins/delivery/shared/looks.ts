type Attribute = {
  type: string;
  target?: string;
  columnName?: string;
  joinTable?: { name: string };
  joinColumn?: { name: string };
};
/** The part of a schema of Strapi's database layer that conditions lead through; `isPart` of a component. */
export type Meta = { uid: string; isPart?: boolean; attributes: Record<string, Attribute | undefined> };
export type Metas = (uid: string) => Meta | undefined;

/** Under this name go all components of an entry, and whatever they hold. */
export const PARTS = 'parts';

/** What conditions and an order look at in the rows of a type: columns, and tables of links. */
export type Looks = { uid: string; isPublishedOnly: boolean; columns: string[] | undefined };
type Asked = { where: unknown[]; orderBy?: unknown; meta: Meta; metas: Metas };

/**
 * What decides which rows are chosen, and where they stand, in the words of the database: of the type itself first, then of every other
 * type that is led through. `columns` is undefined where it cannot be told.
 */
export function looksOf({ where, orderBy, meta, metas }: Asked): Looks[] {
  const own = new Look({ meta, metas, isPublishedOnly: where.flatMap(inAnd).some(isPublished) });
  for (const one of where) own.where(one);
  own.order(orderBy);
  return own.all();
}

class Look {
  private readonly columns = new Set<string>();
  private readonly others: Look[] = [];
  private isClear = true;

  constructor(private readonly of: { meta: Meta; metas: Metas; isPublishedOnly: boolean }) {}

  all(): Looks[] {
    const { meta, isPublishedOnly } = this.of;
    const own = { uid: meta.uid, isPublishedOnly, columns: this.isClear ? [...this.columns] : undefined };
    return [own, ...this.others.flatMap((other) => other.all())];
  }

  where(asked: unknown, meta = this.of.meta): void {
    if (Array.isArray(asked)) return asked.forEach((one) => this.where(one, meta));
    if (typeof asked !== 'object' || asked === null) return;
    for (const [key, value] of Object.entries(asked)) {
      if (key.startsWith('$')) this.where(value, meta);
      // A column of a table that ties rows to a parent, which is noted as such.
      else if (key.includes('.') || isPlace(value)) continue;
      else this.condition(key, { value, meta });
    }
  }

  order(asked: unknown, meta = this.of.meta): void {
    if (asked === null || asked === undefined) return;
    if (Array.isArray(asked)) return asked.forEach((one) => this.order(one, meta));
    if (typeof asked === 'string') return this.order(nested(asked.split('.')), meta);
    for (const [key, value] of Object.entries(asked)) {
      if (!meta.attributes[key]) this.isClear = false;
      else this.follow(key, { meta, further: (look, target) => look.order(value, target) });
    }
  }

  private condition(key: string, { value, meta }: { value: unknown; meta: Meta }): void {
    const { type } = meta.attributes[key] ?? {};
    if (isPublished([key, value])) return;
    if (type !== 'relation' && !isGiven(value)) this.isClear = false;
    const isPublishedOnly = inAnd(value).some(isPublished);
    this.follow(key, { meta, isPublishedOnly, further: (look, target) => look.where(value, target) });
  }

  private follow(key: string, { meta, isPublishedOnly = false, further }: Following): void {
    const attribute = meta.attributes[key];
    if (attribute?.type !== 'relation') return this.add(attribute?.columnName ?? key, meta);
    const target = this.of.metas(attribute.target ?? '');
    const column = attribute.joinTable?.name ?? attribute.joinColumn?.name;
    if (!target || !column) {
      this.isClear = false;
      return;
    }
    this.add(target.isPart ? PARTS : column, meta);
    if (target.isPart) return further(this, target);
    const other = new Look({ ...this.of, meta: target, isPublishedOnly });
    this.others.push(other);
    further(other, target);
  }

  private add(column: string, meta: Meta): void {
    this.columns.add(meta.isPart ? PARTS : column);
  }
}

type Following = { meta: Meta; isPublishedOnly?: boolean; further: (look: Look, target: Meta) => void };

/** `{ a: { b: 'asc' } }` for `a.b`. */
function nested([first = '', ...rest]: string[]): object {
  return { [first]: rest.length > 0 ? nested(rest) : 'asc' };
}

/** Compared with the parent's own column, in a statement that runs for each of many parents. */
export function isPlace(value: unknown): boolean {
  return String((value as { bindings?: unknown[] } | null)?.bindings?.[0]).startsWith('parent.');
}

/** Values and operators that are written out, and nothing that the database works out. */
export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isGiven);
  if (typeof value !== 'object' || value === null || value instanceof Date) return true;
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.entries(value).every(([key, v]) => key.startsWith('$') && isGiven(v));
}

/** The conditions that hold all at once. */
export function inAnd(where: unknown): [string, unknown][] {
  if (Array.isArray(where)) return where.flatMap(inAnd);
  if (typeof where !== 'object' || where === null) return [];
  return Object.entries(where).flatMap(([key, value]) => (key === '$and' ? inAnd(value) : [[key, value] as [string, unknown]]));
}

export function isPublished([key, value]: [string, unknown]): boolean {
  if (key !== 'publishedAt' && key !== 'published_at') return false;
  const asked = value as { $notNull?: unknown; $null?: unknown; $ne?: unknown } | null;
  if (typeof asked !== 'object' || asked === null) return false;
  return asked.$notNull === true || asked.$notNull === 'true' || asked.$null === false || ('$ne' in asked && asked.$ne === null);
}
