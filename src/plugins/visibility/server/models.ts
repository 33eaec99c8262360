export type Attribute = { type: string; private?: boolean; target?: string; component?: string; relation?: string };

/** The part of a Strapi schema that visibility looks at; components have no options of their own. */
export type Model = {
  uid: string;
  modelType?: string;
  options?: { draftAndPublish?: boolean };
  attributes: Record<string, Attribute>;
};

/** The model that an attribute leads to; undefined for plain fields and for relations to anything at all (morph). */
export function targetOf(model: Model, name: string, models: (uid: string) => Model | undefined): Model | undefined {
  const attribute = model.attributes[name];
  if (attribute?.type === 'relation') return attribute.target ? models(attribute.target) : undefined;
  if (attribute?.type === 'media') return models('plugin::upload.file');
  if (attribute?.type === 'component') return attribute.component ? models(attribute.component) : undefined;
  return undefined;
}
