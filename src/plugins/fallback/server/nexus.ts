/** The part of nexus, with which Strapi builds the GraphQL schema, that is used here. */
export type Nexus = {
  arg(config: object): unknown;
  nonNull(of: unknown): unknown;
  objectType(config: { name: string; description: string; definition(t: Definition): void }): unknown;
  extendType(config: { type: string; definition(t: Definition): void }): unknown;
  plugin(config: { name: string; onAddOutputField(field: Output): void }): unknown;
};
export type Definition = { field(name: string, config: object): void; boolean(name: string, config: object): void };
export type Output = {
  parentType: string;
  args?: Record<string, unknown>;
  extensions?: { strapi?: { contentType?: { uid: string } } };
};
