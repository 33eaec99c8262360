import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';

/** What a field of a type is: a value that lies in the row, something loaded by the row's id, or anybody's own doing. */
export type KindOf = (path: string) => 'value' | 'loaded' | undefined;

type Walk = { info: GraphQLResolveInfo; kindOf: KindOf; names: Set<string> };

/** Always read: by these rows are loaded from, told apart and watched. */
const IDENTITY = ['id', 'documentId', 'locale'];

/**
 * The attributes of rows that a selection looks at, or undefined if a field of it might look at any: a resolver of
 * somebody's own gets the whole row.
 */
export function namesLookedAt(info: GraphQLResolveInfo, kindOf: KindOf): string[] | undefined {
  const walk = { info, kindOf, names: new Set(IDENTITY) };
  const isKnown = info.fieldNodes.every((node) => lookAt(walk, node, info.returnType));
  return isKnown ? [...walk.names] : undefined;
}

function lookAt(walk: Walk, { selectionSet }: FieldNode, of: GraphQLOutputType): boolean {
  const type = getNamedType(of);
  if (!selectionSet || !isObjectType(type)) return false;
  return fieldsIn(walk.info, selectionSet).every((node) => {
    const name = node.name.value;
    // Neither the wrapping of a connection nor its page lies in a row.
    if (name === '__typename' || (name === 'pageInfo' && isConnection(type.name))) return true;
    const field = type.getFields()[name];
    if (!field) return false;
    if (name === 'nodes' && isConnection(type.name)) return lookAt(walk, node, field.type);
    const kind = walk.kindOf(`${type.name}.${name}`);
    if (kind === 'value') walk.names.add(name);
    return kind !== undefined;
  });
}

function isConnection(type: string): boolean {
  return /(Relation|Entity)ResponseCollection$/.test(type);
}

function fieldsIn(info: GraphQLResolveInfo, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [selection];
    if (selection.kind === 'InlineFragment') return fieldsIn(info, selection.selectionSet);
    const fragment = info.fragments[selection.name.value];
    return fragment ? fieldsIn(info, fragment.selectionSet) : [];
  });
}
