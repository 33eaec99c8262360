import fc from 'fast-check';

import type { Schema } from './leaks/graphql';

type Type = NonNullable<ReturnType<Schema['get']>>;
type Field = NonNullable<Type['fields']>[number];
type Ref = Field['type'];
type Draw = fc.GeneratorValue;
type Pool = { ids: string[]; words: string[] };

const DEPTH = 4;
const SORTABLE = ['String', 'Int', 'Float', 'DateTime', 'Boolean'];
/** Operators that need more than one value, or mean something only between other fields. */
const UNLIKELY = ['and', 'or', 'not', 'between', 'jsonSupersetOf'];
const LOCALES = ['el', 'en', 'tr'];

/** Whole GraphQL queries drawn from a schema: nested, filtered, sorted, paged, in any language, with aliases and fragments. */
export const queriesOf = (schema: Schema, pool: Pool): fc.Arbitrary<string> =>
  fc.gen().map((draw) => new Drawing(schema, pool, draw).query());

class Drawing {
  private readonly fragments: string[] = [];

  constructor(
    private readonly schema: Schema,
    private readonly pool: Pool,
    private readonly draw: Draw,
  ) {}

  query(): string {
    const fields = this.fieldsOf('Query').filter(({ type }) => this.isComposite(type));
    const roots = this.times(1, 2).map((n) => `r${n}: ${this.field(this.one(fields), DEPTH)}`);
    return `{ ${roots.join(' ')} }${this.fragments.map((f) => ` ${f}`).join('')}`;
  }

  private field(field: Field, depth: number): string {
    return `${field.name}${this.argumentsOf(field)}${this.isComposite(field.type) ? ` ${this.selection(bare(field.type), depth - 1)}` : ''}`;
  }

  private selection(name: string, depth: number): string {
    const type = this.schema.get(name);
    if (type?.kind === 'UNION')
      return `{ __typename ${this.possible(type)
        .map((member) => this.on(member, depth))
        .join(' ')} }`;
    const fields = this.fieldsOf(name).filter(({ type: ref }) => depth > 0 || !this.isComposite(ref));
    const deep = fields.filter(({ type: ref }) => this.isComposite(ref));
    const chosen = (fields.length > 0 ? this.times(1, 3) : []).map(() =>
      this.one(deep.length > 0 && this.maybe(2) ? deep : fields),
    );
    const written = chosen.map((field, n) => `a${n}: ${this.field(field, depth)}`);
    const inner = ['__typename', ...written].join(' ');
    if (!this.maybe(5)) return `{ ${inner} }`;
    const fragment = `f${this.fragments.length}`;
    this.fragments.push(`fragment ${fragment} on ${name} { ${inner} }`);
    return `{ ...${fragment} }`;
  }

  private on(member: string, depth: number): string {
    // One alias for all members would have to be of one type.
    const inner = this.selection(member, Math.min(depth, 1)).replace(/\ba(\d):/g, `${member}_$1:`);
    return `... on ${member} ${inner}`;
  }

  private argumentsOf({ args, type: of }: Field): string {
    const written = args.flatMap(({ name, type }) => {
      const isDemanded = type.kind === 'NON_NULL';
      if (!isDemanded && !this.maybe(3)) return [];
      return [`${name}: ${name === 'sort' ? this.order(bare(of)) : this.value(name, type)}`];
    });
    return written.length > 0 ? `(${written.join(', ')})` : '';
  }

  private value(name: string, type: Ref): string {
    const named = this.schema.get(bare(type));
    if (name === 'documentId') return JSON.stringify(this.one(this.pool.ids));
    if (name === 'locale') return JSON.stringify(this.one(LOCALES));
    if (name === 'pagination') return this.pages();
    if (named?.enumValues) return this.one(named.enumValues).name;
    if (named?.kind === 'INPUT_OBJECT') return this.filters(named.name, 2);
    return this.scalar(bare(type));
  }

  private pages(): string {
    const size = this.draw(fc.integer, { min: 1, max: 4 });
    const from = this.draw(fc.integer, { min: 0, max: 3 });
    return this.maybe(2) ? `{ limit: ${size}, start: ${from} }` : `{ page: ${from + 1}, pageSize: ${size} }`;
  }

  /** By fields of what is sorted, now and then by one that there is not. */
  private order(of: string): string {
    const sorted = of.replace(/(Entity|Relation)ResponseCollection$/, '');
    const plain = this.fieldsOf(sorted).filter(({ type }) => SORTABLE.includes(bare(type)));
    const names = this.maybe(20) ? ['nothing'] : ['documentId', 'createdAt', ...plain.map(({ name }) => name)];
    const known = sorted.startsWith('Component') ? names.filter((name) => !['documentId', 'createdAt'].includes(name)) : names;
    return JSON.stringify(
      known.length > 0 ? this.times(1, 2).map(() => `${this.one(known)}${this.maybe(2) ? ':desc' : ''}`) : ['id'],
    );
  }

  private filters(input: string, depth: number): string {
    const fields = (this.schema.get(input)?.inputFields ?? []).filter(
      ({ name, type }) => (depth > 0 || !this.isInput(type)) && !UNLIKELY.includes(name),
    );
    if (fields.length === 0) return '{}';
    const { name, type } = this.one(fields);
    if (!this.isInput(type)) return `{ ${name}: ${this.operand(name, type)} }`;
    const inner = this.filters(bare(type), depth - 1);
    return `{ ${name}: ${type.kind === 'LIST' ? `[${inner}]` : inner} }`;
  }

  private operand(name: string, type: Ref): string {
    if (['null', 'notNull'].includes(name)) return String(this.maybe(2));
    const value = this.scalar(bare(type));
    return type.kind === 'LIST' ? `[${value}]` : value;
  }

  private scalar(name: string): string {
    const values: Record<string, string> = {
      Boolean: String(this.maybe(2)),
      Int: String(this.draw(fc.integer, { min: 0, max: 9 })),
      Float: '1.5',
      ID: JSON.stringify(this.one(this.pool.ids)),
      DateTime: '"2026-06-01T00:00:00.000Z"',
      Date: '"2026-06-01"',
      Time: '"10:00:00.000"',
      JSON: '"x"',
      Long: '1',
    };
    return values[name] ?? JSON.stringify(this.one(this.pool.words));
  }

  private possible(type: Type): string[] {
    return (type as { possibleTypes?: { name: string }[] }).possibleTypes?.map(({ name }) => name) ?? [];
  }
  private fieldsOf(name: string): Field[] {
    return (this.schema.get(name)?.fields ?? []).filter((field) => !field.name.startsWith('__'));
  }
  private isComposite(type: Ref): boolean {
    return ['OBJECT', 'UNION'].includes(this.schema.get(bare(type))?.kind ?? '');
  }
  private isInput(type: Ref): boolean {
    return this.schema.get(bare(type))?.kind === 'INPUT_OBJECT';
  }
  private one<T>(of: T[]): T {
    return of[this.draw(fc.integer, { min: 0, max: of.length - 1 })] as T;
  }
  /** True once in so many. */
  private maybe(in_: number): boolean {
    return this.draw(fc.integer, { min: 1, max: in_ }) === 1;
  }
  private times(min: number, max: number): number[] {
    return Array.from({ length: this.draw(fc.integer, { min, max }) }, (_, n) => n);
  }
}

const bare = (ref: Ref): string => (ref.ofType ? bare(ref.ofType) : (ref.name ?? ''));
