import type { Core } from '@strapi/strapi';
import type { GraphQLSchema } from 'graphql';

type Builder = { buildSchema(): GraphQLSchema };

/** Strapi builds the schema once and hands it to Apollo only; so it is remembered on its way. */
export function rememberSchema(strapi: Core.Strapi): () => GraphQLSchema | undefined {
  const builder = strapi.plugin('graphql').service('content-api') as unknown as Builder;
  const build = builder.buildSchema.bind(builder);
  let schema: GraphQLSchema | undefined;
  builder.buildSchema = () => (schema = build());
  return () => schema;
}
