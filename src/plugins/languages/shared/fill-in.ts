type Fields = Record<string, unknown>;
type Attribute = { type: string; component?: string };
export type Attributes = Record<string, Attribute>;

type Filling = { data: Fields; attributes: Attributes; attributesOf: (component: string) => Attributes; present: Fields | null };

/** What says a picture in words; it stands folded away, where nobody sees that it is still in the other language. */
const ALT = 'alt';

/**
 * What a translator starts from: all that the other version says, but not its address, which is made from the new title, nor what is
 * said of pictures for those who do not see them. `present` is what the version to be filled in says so far.
 */
export function filledIn({ data, attributes, attributesOf, present }: Filling): Fields {
  const written = Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
    const { type, component } = attributes[name] ?? {};
    if (type === 'uid') return present?.[name] ? [[name, present[name]]] : [];
    if (name === ALT) return [];
    return [[name, component ? within(component, value) : value]];
  });
  return Object.fromEntries(written);

  function within(component: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((part) => within(component, part));
    if (typeof value !== 'object' || value === null) return value;
    return filledIn({ data: value as Fields, attributes: attributesOf(component), attributesOf, present: null });
  }
}
