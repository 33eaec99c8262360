import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

export type Question = {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | undefined;
  variables?: Record<string, unknown>;
};
/** `page`: entries in a list of the first level when no page size is asked for; `languages`: of the office. */
export type Habits = { page: number; mostPerPage: number; languages: number };
type Asking = Habits & {
  fragments: Map<string, FragmentDefinitionNode>;
  value(node: ValueNode | undefined): unknown;
  schema: GraphQLSchema;
};
type Level = { sets: SelectionSetNode[]; type: GraphQLCompositeType; depth: number };

/** A relation asked for without a page size reads far fewer entries, as a rule, than a page may hold. */
const USUAL = 10;
/** Lists inside the answer of a list, which hold what the page size said. */
const CARRIERS = ['nodes', 'data', 'edges', 'hits', 'results', 'items'];

/**
 * About how many entries the operation reads: the page sizes multiplied down the tree. Fields asked for twice count once,
 * as they are read. The document has passed its limits on size, and need not be valid.
 */
export function rowsOf({ schema, document, operationName, variables = {} }: Question, habits: Habits): number {
  const operation = operationOf(document, operationName);
  const type = operation && schema.getRootType(operation.operation);
  if (!operation || !type) return 0;
  const fragments = new Map(
    document.definitions.flatMap((found) =>
      found.kind === Kind.FRAGMENT_DEFINITION ? [[found.name.value, found] as const] : [],
    ),
  );
  const asking = { ...habits, fragments, schema, value: valuesIn(operation, variables) };
  return rowsBelow({ sets: [operation.selectionSet], type, depth: 0 }, asking);
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined {
  const all = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return name ? all.find((operation) => operation.name?.value === name) : all[0];
}

function rowsBelow({ sets, type, depth }: Level, asking: Asking): number {
  const fields = new Map<string, FieldNode[]>();
  for (const set of sets) collect(set, { into: fields, asking });
  let rows = 0;
  for (const nodes of fields.values()) {
    const node = nodes[0];
    const field = node && fieldOf(type, node.name.value, asking.schema);
    const target = field && getNamedType(field.type);
    if (!node || !field || !isCompositeType(target) || target.name.startsWith('__')) continue;
    const deeper = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    const each = rowsBelow({ sets: deeper, type: target, depth: depth + 1 }, asking);
    rows += timesOf({ node, field, depth }, asking) * (each + (isEntry(target) ? 1 : 0));
  }
  return rows;
}

type Collecting = { into: Map<string, FieldNode[]>; asking: Asking; seen?: Set<string> };

function collect({ selections }: SelectionSetNode, { into, asking, seen = new Set() }: Collecting): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      into.set(key, [...(into.get(key) ?? []), selection]);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, { into, asking, seen });
    else {
      const fragment = asking.fragments.get(selection.name.value);
      if (!fragment || seen.has(selection.name.value)) continue;
      seen.add(selection.name.value);
      collect(fragment.selectionSet, { into, asking, seen });
    }
  }
}

/** On an interface or a union the field of whichever type has it. */
function fieldOf(type: GraphQLCompositeType, name: string, schema: GraphQLSchema): GraphQLField<unknown, unknown> | undefined {
  if (isObjectType(type)) return type.getFields()[name];
  if (isInterfaceType(type) && type.getFields()[name]) return type.getFields()[name];
  return schema
    .getPossibleTypes(type)
    .find((possible) => possible.getFields()[name])
    ?.getFields()[name];
}

function timesOf(
  { node, field, depth }: { node: FieldNode; field: GraphQLField<unknown, unknown>; depth: number },
  asking: Asking,
): number {
  const { name } = field;
  const hasPages = field.args.some((arg) => ['pagination', 'pageSize', 'limit', 'first'].includes(arg.name));
  if (!hasPages && (!isList(field) || CARRIERS.includes(name))) return 1;
  const asked = hasPages ? sizeAsked(node, asking) : undefined;
  const usual = depth === 0 ? asking.page : USUAL;
  const size = asked === undefined ? usual : asked < 0 ? asking.mostPerPage : Math.min(asked, asking.mostPerPage);
  return /^localizations/.test(name) ? Math.min(size, Math.max(1, asking.languages - 1)) : size;
}

function sizeAsked(node: FieldNode, { value }: Asking): number | undefined {
  const given = Object.fromEntries((node.arguments ?? []).map((argument) => [argument.name.value, value(argument.value)]));
  const pages = typeof given.pagination === 'object' && given.pagination !== null ? (given.pagination as typeof given) : {};
  const sizes = [pages.pageSize, pages.limit, given.pageSize, given.limit, given.first];
  return sizes
    .map((size) => (typeof size === 'string' && size.trim() ? Number(size) : size))
    .find((size) => typeof size === 'number' && !Number.isNaN(size)) as number | undefined;
}

/** What stands in the query, or was sent for a variable, or the variable's default. */
function valuesIn({ variableDefinitions = [] }: OperationDefinitionNode, variables: Record<string, unknown>) {
  const value = (node: ValueNode | undefined): unknown => {
    if (!node) return undefined;
    if (node.kind === Kind.VARIABLE) {
      const name = node.name.value;
      const definition = variableDefinitions.find(({ variable }) => variable.name.value === name);
      return Object.hasOwn(variables, name) ? variables[name] : value(definition?.defaultValue);
    }
    if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
    if (node.kind === Kind.STRING) return node.value;
    if (node.kind === Kind.OBJECT) return Object.fromEntries(node.fields.map((field) => [field.name.value, value(field.value)]));
    return undefined;
  };
  return value;
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** A list's frame and its page numbers are not read from a table of their own. */
function isEntry(type: GraphQLCompositeType): boolean {
  return !/Connection$|ResponseCollection$|^Pagination$|^DeleteMutationResponse$/.test(type.name);
}
