import type { Core, UID } from '@strapi/strapi';

import { hasDrafts } from './publishing';

type Write = (...args: unknown[]) => unknown;
type CoreService = { create?: Write; update?: Write; createOrUpdate?: Write };
type Field = {
  parentType: string;
  args?: Record<string, unknown>;
  extensions?: { strapi?: { contentType?: unknown } };
};
type Nexus = { plugin(definition: object): unknown; arg(definition: object): unknown };

/** REST writes a draft unless `status=published` is asked for (github.com/strapi/strapi/issues/23881). */
export function draftOverRest(strapi: Core.Strapi): void {
  for (const type of Object.keys(strapi.contentTypes) as UID.ContentType[]) {
    const service = hasDrafts(strapi, type) ? (strapi.service(type) as CoreService | undefined) : undefined;
    if (!service) continue;
    for (const verb of ['create', 'update', 'createOrUpdate'] as const) {
      const write = service[verb]?.bind(service);
      // The parameters come last: `create(params)`, `update(documentId, params)`.
      if (write) service[verb] = (...args) => write(...args.slice(0, -1), { status: 'draft', ...(args.at(-1) as object) });
    }
  }
}

/** GraphQL writes a draft unless `status: PUBLISHED` is asked for (github.com/strapi/strapi/issues/23881). */
export function draftOverGraphql(strapi: Core.Strapi): void {
  strapi
    .plugin('graphql')
    .service('extension')
    .use(({ nexus }: { nexus: Nexus }) => ({ plugins: [draftByDefault(nexus)] }));
}

function draftByDefault(nexus: Nexus): unknown {
  return nexus.plugin({
    name: 'DraftByDefault',
    onAddOutputField({ parentType, args, extensions }: Field) {
      if (parentType !== 'Mutation' || !extensions?.strapi?.contentType || !args?.status) return;
      args.status = nexus.arg({ type: 'PublicationStatus', default: 'draft' });
    },
  });
}
