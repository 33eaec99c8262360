import type { Core, Modules } from '@strapi/strapi';

import { DECISION } from '../shared/names';
import { isForReaders } from './readers';

type Nexus = {
  extendType(config: { type: string; definition(t: { field(name: string, config: object): void }): void }): unknown;
};
type Row = { organizationUid?: string | null; asOf?: string | null };

/** Up to when the copy of an organization's acts is known to be what the portal has, as readers are told. */
export async function asOfEach(strapi: Core.Strapi): Promise<Map<string, string | null>> {
  const rows = await strapi.db.connection<{ organization_uid: string; as_of: Date | null }>('diavgeia_mirrors');
  return new Map(rows.map(({ organization_uid, as_of }) => [organization_uid, as_of?.toISOString() ?? null]));
}

const isReading = (action: string) => ['findMany', 'findOne', 'findFirst'].includes(action);

export function tellAsOfInGraphql(strapi: Core.Strapi): void {
  const known = new WeakMap<object, ReturnType<typeof asOfEach>>();
  const asked = (ctx: object) => {
    const answer = known.get(ctx) ?? asOfEach(strapi);
    known.set(ctx, answer);
    return answer;
  };
  strapi
    .plugin('graphql')
    .service('extension')
    .use(({ nexus }: { nexus: Nexus }) => ({
      types: [
        nexus.extendType({
          type: 'Decision',
          definition(t) {
            t.field('asOf', {
              type: 'DateTime',
              description: 'The portal is known to have had the acts of this organization so at this moment.',
              resolve: async ({ organizationUid }: Row, _args: object, ctx: object) =>
                (organizationUid && (await asked(ctx)).get(organizationUid)) || null,
            });
          },
        }),
      ],
    }));
}

/** Over REST it stands beside what was asked for, whichever fields those are. */
export function tellAsOfInRest(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    if ((context.contentType.uid as string) !== DECISION || !isReading(context.action) || !isForReaders(strapi))
      return next() as never;
    const hidden = withOrganization(context.params as { fields?: unknown });
    const found = (await next()) as unknown;
    const rows = ([found ?? []].flat() as Row[]).filter(({ organizationUid }) => organizationUid);
    if (rows.length === 0) return found as never;
    const moments = await asOfEach(strapi);
    for (const row of rows) {
      row.asOf = moments.get(row.organizationUid ?? '') ?? null;
      if (hidden) delete row.organizationUid;
    }
    return found as never;
  };
}

/** Whose act it is says as of when; answers whether the reader did not ask for that himself. */
function withOrganization(params: { fields?: unknown }): boolean {
  const { fields } = params;
  const names = typeof fields === 'string' ? fields.split(',').map((name) => name.trim()) : fields;
  if (!Array.isArray(names) || names.includes('*') || names.includes('organizationUid')) return false;
  params.fields = [...(names as unknown[]), 'organizationUid'];
  return true;
}
