import type { Office } from './office';

type Field = { name: string; args: { name: string; type: TypeRef; defaultValue: string | null }[]; type: TypeRef };
type TypeRef = { kind: string; name: string | null; ofType: TypeRef | null };
type Type = { kind: string; name: string; fields: Field[] | null };

export type Surface = { rest: string[]; queries: string[]; mutations: string[]; fields: Record<string, string[]> };

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Under /api a 404 comes from the handler, which has let the caller in to look for a document that is not there. */
const isOpen = (path: string, status: number) =>
  ![401, 403, 405].includes(status) && (status !== 404 || path.startsWith('/api/'));

/** Everything an anonymous caller reaches: each route and each GraphQL field is really called. */
export async function publicSurface(office: Office): Promise<Surface> {
  const types = await introspect(office);
  const queries = await openFields(office, types, 'Query');
  const mutations = await openFields(office, types, 'Mutation');
  return { rest: await openRoutes(office), queries, mutations, fields: reachableFields(types, queries) };
}

/** Fields by type of all that the open queries lead to, through however many relations. */
function reachableFields(types: Type[], queries: string[]): Record<string, string[]> {
  const byName = new Map(types.map((t) => [t.name, t]));
  const reached = new Map<string, string[]>();
  const waiting = (byName.get('Query')?.fields ?? []).filter((f) => queries.includes(f.name)).map((f) => bare(f.type));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const fields = byName.get(name)?.fields;
    if (!fields || reached.has(name)) continue;
    reached.set(name, fields.map((f) => f.name).sort());
    waiting.push(...fields.map((f) => bare(f.type)));
  }
  return Object.fromEntries([...reached].sort(([a], [b]) => a.localeCompare(b)));
}

function bare(type: TypeRef): string {
  return type.ofType ? bare(type.ofType) : (type.name ?? '');
}

async function openRoutes(office: Office): Promise<string[]> {
  const routes: { methods: string[]; path: string }[] = office.strapi.server.listRoutes();
  const calls = new Map(
    routes.flatMap(({ methods, path }) => methods.filter((m) => METHODS.includes(m)).map((m) => [`${m} ${path}`, { m, path }])),
  );
  const open: string[] = [];
  const waiting = [...calls];
  const caller = async () => {
    for (let call = waiting.pop(); call; call = waiting.pop()) {
      const [name, { m, path }] = call;
      const { status } = await office.http[m.toLowerCase() as 'get'](concrete(path));
      if (isOpen(path, status)) open.push(name);
    }
  };
  await Promise.all(Array.from({ length: 6 }, caller));
  return open.sort();
}

function concrete(path: string): string {
  return path.replace(/:\w+(\([^)]*\))?/g, 'nobody').replace(/\((?:\?|\.).*$/, 'nothing-here');
}

async function openFields(office: Office, types: Type[], root: string): Promise<string[]> {
  const open: string[] = [];
  for (const field of types.find((t) => t.name === root)?.fields ?? []) {
    const keyword = root === 'Query' ? 'query' : 'mutation';
    const { errors } = await office.graphql(
      `${keyword} { ${field.name}${exampleArguments(field, types)} ${selection(field.type, types)} }`,
    );
    if (!errors?.some((e) => /Forbidden|Unauthorized|Missing or invalid/i.test(e.message))) open.push(field.name);
  }
  return open.sort();
}

function exampleArguments(field: Field, types: Type[]): string {
  const needed = field.args.filter((a) => a.type.kind === 'NON_NULL' && a.defaultValue === null);
  return needed.length > 0 ? `(${needed.map((a) => `${a.name}: ${example(a.type, types)}`).join(', ')})` : '';
}

function example(type: TypeRef, types: Type[]): string {
  if (type.kind === 'NON_NULL' && type.ofType) return example(type.ofType, types);
  if (type.kind === 'INPUT_OBJECT') return REQUIRED_INPUTS[type.name ?? ''] ?? '{}';
  return '"nobody"';
}

const REQUIRED_INPUTS: Record<string, string> = {
  UsersPermissionsLoginInput: '{ identifier: "a", password: "b" }',
  UsersPermissionsRegisterInput: '{ username: "a", email: "a@b.example", password: "b" }',
};

function selection(type: TypeRef, types: Type[]): string {
  const inner = type.ofType ? null : types.find((t) => t.name === type.name);
  if (type.ofType) return selection(type.ofType, types);
  return inner?.fields ? '{ __typename }' : '';
}

async function introspect(office: Office): Promise<Type[]> {
  const ref = '{ kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
  const { data } = await office.graphql<{ __schema: { types: Type[] } }>(
    `{ __schema { types { kind name fields { name type ${ref} args { name defaultValue type ${ref} } } } } }`,
  );
  return data.__schema.types;
}
