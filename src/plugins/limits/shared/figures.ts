import { type DefinitionNode, type DocumentNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** How large a GraphQL document is once its fragments are put in place. */
export type Figures = {
  /** Levels of fields that have fields of their own; what `__schema` and `__type` hold is left out. */
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
  rootFields: number;
  /** The name of a fragment that leads back to itself. */
  circle?: string;
};

type Part = Omit<Figures, 'rootFields' | 'circle'>;

const NOTHING: Part = { depth: 0, fields: 0, aliases: 0, directives: 0 };

/**
 * The largest figures of any operation in the document. Each fragment is looked at once, however often it is named, so
 * that the time it takes grows with the text and not with what the text would become.
 */
export function figuresOf(document: DocumentNode): Figures {
  const counting = new Counting(document.definitions);
  const all = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const parts = all.map((operation) => ({
    ...plus(counting.of(operation.selectionSet), { ...NOTHING, directives: operation.directives?.length ?? 0 }),
    rootFields: counting.rootFields(operation.selectionSet),
  }));
  const most = (figure: keyof (typeof parts)[number]) => Math.max(0, ...parts.map((part) => part[figure]));
  return {
    depth: most('depth'),
    fields: most('fields'),
    aliases: most('aliases'),
    directives: most('directives'),
    rootFields: most('rootFields'),
    ...(counting.circle !== undefined && { circle: counting.circle }),
  };
}

class Counting {
  circle: string | undefined;
  readonly #fragments: Map<string, SelectionSetNode>;
  readonly #counted = new Map<string, Part>();
  readonly #roots = new Map<string, number>();
  readonly #open = new Set<string>();

  constructor(definitions: readonly DefinitionNode[]) {
    this.#fragments = new Map(
      definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet] as const] : [],
      ),
    );
    // Also those that no operation names: they are validated too.
    for (const name of this.#fragments.keys()) this.#fragment(name);
  }

  of({ selections }: SelectionSetNode): Part {
    return selections.reduce((sum, selection) => plus(sum, this.#selection(selection)), NOTHING);
  }

  rootFields({ selections }: SelectionSetNode): number {
    return selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + this.rootFields(selection.selectionSet);
      return sum + this.#rootFieldsOf(selection.name.value);
    }, 0);
  }

  #rootFieldsOf(name: string): number {
    const known = this.#roots.get(name);
    if (known !== undefined) return known;
    this.#roots.set(name, 0);
    const fragment = this.#fragments.get(name);
    const counted = fragment && this.circle === undefined ? this.rootFields(fragment) : 0;
    this.#roots.set(name, counted);
    return counted;
  }

  #selection(selection: SelectionNode): Part {
    const directives = selection.directives?.length ?? 0;
    if (selection.kind === Kind.FRAGMENT_SPREAD) return plus(this.#fragment(selection.name.value), { ...NOTHING, directives });
    if (selection.kind === Kind.INLINE_FRAGMENT) return plus(this.of(selection.selectionSet), { ...NOTHING, directives });
    const inside = selection.selectionSet ? this.of(selection.selectionSet) : NOTHING;
    const isAboutSchema = selection.name.value.startsWith('__');
    return {
      depth: selection.selectionSet && !isAboutSchema ? inside.depth + 1 : 0,
      fields: inside.fields + 1,
      aliases: inside.aliases + (selection.alias ? 1 : 0),
      directives: inside.directives + directives,
    };
  }

  #fragment(name: string): Part {
    const known = this.#counted.get(name);
    if (known) return known;
    if (this.#open.has(name)) {
      this.circle ??= name;
      return NOTHING;
    }
    this.#open.add(name);
    const fragment = this.#fragments.get(name);
    const part = fragment ? this.of(fragment) : NOTHING;
    this.#open.delete(name);
    this.#counted.set(name, part);
    return part;
  }
}

function plus(one: Part, other: Part): Part {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
  };
}
