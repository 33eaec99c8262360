import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Core } from '@strapi/strapi';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

import { withOffice } from './office';
import { ROOT } from './root';

/** The GraphQL schema, for integrators' tools: kept in the repository, so that every change of it is seen. */
export const SCHEMA = join(ROOT, 'types', 'schema.graphql');

/** In the order of the alphabet, so that it only differs where it says something else. */
export function schemaOf(strapi: Core.Strapi): string {
  const built: GraphQLSchema = strapi.plugin('graphql').service('content-api').buildSchema();
  return `${printSchema(lexicographicSortSchema(built))}\n`;
}

export async function writeSchema(): Promise<void> {
  await withOffice(
    () => undefined,
    async ({ strapi }) => writeFileSync(SCHEMA, schemaOf(strapi)),
  );
}
