import type { Office } from '../office';
import { type Call, post } from './asking';
import type { Question } from './questions';
import { CANARY } from './words';

type Ref = { kind: string; name: string | null; ofType: Ref | null };
type Field = { name: string; type: Ref; args: { name: string; type: Ref }[] };
type Type = {
  kind: string;
  name: string;
  fields: Field[] | null;
  inputFields: Field[] | null;
  enumValues: { name: string }[] | null;
  possibleTypes: { name: string }[] | null;
};
export type Schema = Map<string, Type>;

const REF = '{ kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const TOLD = `kind name enumValues { name } possibleTypes { name } fields { name type ${REF} args { name type ${REF} } } inputFields { name type ${REF} }`;
/** Together in one request, so that few requests ask much; as many as a reader may. */
const TOGETHER = 20;

export async function introspect(office: Office): Promise<Schema> {
  const { data } = await office.graphql<{ __schema: { types: Type[] } }>(`{ __schema { types { ${TOLD} } } }`);
  return new Map(data.__schema.types.map((type) => [type.name, type]));
}

export type Asking = { token?: string; idsFor(singular: string): string[]; every: number };

/** Every query of the schema with every field to a depth, and with the values of every argument that is a choice. */
export function everyField(office: Office, schema: Schema, { token, idsFor, every }: Asking): Call[] {
  const fields = schema.get('Query')!.fields!.filter(({ name }) => !token || !name.endsWith('_connection'));
  return fields.flatMap((field, f) => {
    const isOfOne = field.args.some(({ name }) => name === 'documentId');
    // A connection and a single entry resolve as their list does, and a key asks what anybody may.
    const isShort = token || isOfOne || field.name.endsWith('_connection');
    const ways = waysToAsk(schema, field).filter((_, n) => n < (token ? 1 : 3) || (!isShort && (n + f) % every === 0));
    const queries = isOfOne
      ? ways.map((way) => {
          const one = (id: string, n: number) => `a${n}: ${field.name}${written([`documentId: "${id}"`, way])} { __typename }`;
          return idsFor(field.name).map(one).join('\n');
        })
      : ways.map((way, n) => `${field.name}${written([...needed(field), way])} ${selected(schema, field.type, n === 0 ? 2 : 0)}`);
    return queries.map((asked) => ({
      name: `GraphQL ${asked}`,
      is: 200,
      send: () => post(office, { query: `{ ${asked} }` }, token),
    }));
  });
}

/** What cannot be left out is a text that is looked for. */
const needed = ({ args }: Field) =>
  args.filter(({ type }) => type.kind === 'NON_NULL').map(({ name }) => `${name}: "${CANARY.text}"`);
const written = (args: string[]) => (args.some(Boolean) ? `(${args.filter(Boolean).join(', ')})` : '');

/** The filters and orders of REST's questions, counted. */
export function overGraphql(office: Office, schema: Schema, token: string | undefined, questions: Question[]): Call[] {
  const asked = questions.flatMap(({ type, query }) => {
    const { filters, sort } = query as { filters?: object; sort?: string | string[] };
    const name = inGraphql(type.info.singularName);
    const plural = inGraphql(type.info.pluralName);
    const input = `${name[0]!.toUpperCase()}${name.slice(1)}FiltersInput`;
    const known = filters ? namedAsInput(schema, input, filters) : undefined;
    return known || sort ? [{ plural, input, filters: known, sort }] : [];
  });
  const calls: Call[] = [];
  for (let n = 0; n < asked.length; n += TOGETHER) {
    const some = asked.slice(n, n + TOGETHER);
    const variables = Object.fromEntries(
      some.flatMap(({ filters, sort }, i) => [
        [`f${i}`, filters],
        [`s${i}`, sort && [sort].flat()],
      ]),
    );
    const heads = some.map(({ input }, i) => `$f${i}: ${input}, $s${i}: [String]`).join(', ');
    const bodies = some.map(
      ({ plural }, i) => `a${i}: ${plural}_connection(filters: $f${i}, sort: $s${i}) { pageInfo { total } nodes { documentId } }`,
    );
    const query = `query (${heads}) { ${bodies.join('\n')} }`;
    calls.push({ name: `GraphQL ${JSON.stringify(variables)}`, is: 200, send: () => post(office, { query, variables }, token) });
  }
  return calls;
}

/** press-release is called pressRelease there. */
export const inGraphql = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** In GraphQL's form, and undefined where GraphQL has no such field. */
function namedAsInput(schema: Schema, input: string, filter: unknown): unknown {
  const type = schema.get(input);
  if (input === 'DateTime' && typeof filter === 'string' && /^\d{4}-\d\d-\d\d$/.test(filter)) return `${filter}T00:00:00.000Z`;
  if (type?.kind !== 'INPUT_OBJECT' || typeof filter !== 'object' || filter === null) return filter;
  const entries = Object.entries(filter).map(([name, value]) => {
    const plain = name.replace('$', '');
    const field = type.inputFields?.find((f) => f.name === plain);
    if (!field) return [plain, undefined];
    const inner = bare(field.type);
    if (Array.isArray(value)) {
      const list = value.map((one) => namedAsInput(schema, inner, one)).filter((one) => one !== undefined);
      return [plain, list.length > 0 ? list : undefined];
    }
    return [plain, namedAsInput(schema, inner, value)];
  });
  return entries.every(([, value]) => value !== undefined) ? Object.fromEntries(entries) : undefined;
}

function waysToAsk(schema: Schema, { args }: Field): string[] {
  const choices = args.flatMap(({ name, type }) => {
    const values = schema.get(bare(type))?.enumValues?.map((v) => v.name) ?? (bare(type) === 'Boolean' ? ['true', 'false'] : []);
    return values.map((value) => `${name}: ${value}`);
  });
  const has = (one: string) => args.some(({ name }) => name === one);
  const inEnglish = ['locale: "en"', ...(has('status') ? ['locale: "en", status: DRAFT'] : [])];
  return ['', ...choices, ...(has('locale') ? inEnglish : [])];
}

/** A connection says nothing by itself. */
function selected(schema: Schema, ref: Ref, depth: number): string {
  return select(schema, ref, depth) || select(schema, ref, depth + 1);
}

function select(schema: Schema, ref: Ref, depth: number): string {
  const fields = schema.get(bare(ref))?.fields;
  if (!fields) return '';
  const inner = fields.map((field) => {
    const isPlain = ['SCALAR', 'ENUM'].includes(schema.get(bare(field.type))?.kind ?? '');
    if (isPlain) return field.name;
    const deeper = depth > 0 ? select(schema, field.type, depth - 1) : '';
    return deeper ? `${field.name} ${deeper}` : '';
  });
  const some = inner.filter((name) => name && !name.startsWith('__'));
  return some.length > 0 ? `{ ${some.join(' ')} }` : '';
}

const bare = (ref: Ref): string => (ref.ofType ? bare(ref.ofType) : (ref.name ?? ''));
