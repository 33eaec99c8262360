import type { Core } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';

import { type KindOf, namesLookedAt } from './columns';
import type { Query } from './strapi';

type ContentApi = { buildSchema(): GraphQLSchema; isBuiltInQueryField(name: string): boolean };
type Model = Parameters<typeof contentTypes.isPrivateAttribute>[0];
type Field = GraphQLField<unknown, unknown>;

/**
 * Of the entries that a query begins with, too, only the columns are read that it looks at: asked for as REST asks, with `fields`,
 * so that whoever stands around Strapi's documents sees a question as any other.
 */
export function narrowRoots(strapi: Core.Strapi, kindOf: KindOf): void {
  const api = strapi.plugin('graphql').service('content-api') as ContentApi;
  const build = api.buildSchema.bind(api);
  api.buildSchema = () => {
    const schema = build();
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const model = modelOf(field);
      if (model && field.resolve && api.isBuiltInQueryField(field.name))
        field.resolve = narrowed(field.resolve, { model, kindOf });
    }
    return schema;
  };
}

function modelOf({ extensions }: Field): Model | undefined {
  return (extensions.strapi as { contentType?: Model } | undefined)?.contentType;
}

type Narrowing = { model: Model; kindOf: KindOf };

function narrowed(
  resolve: GraphQLFieldResolver<unknown, unknown, Query>,
  { model, kindOf }: Narrowing,
): GraphQLFieldResolver<unknown, unknown, Query> {
  const isColumn = (name: string) =>
    contentTypes.isScalarAttribute(model.attributes[name]) && !contentTypes.isPrivateAttribute(model, name);
  return (root, args, context, info) => {
    const fields = namesLookedAt(info, kindOf)?.filter(isColumn);
    return resolve(root, fields?.length ? { ...args, fields } : args, context, info);
  };
}
