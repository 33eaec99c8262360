import type { Core, Modules } from '@strapi/strapi';

import { perQuestion } from '../../../office/per-question';
import type { Ada } from '../shared/ada';
import { pageOf } from '../shared/citing';
import { DECISION } from '../shared/names';
import { isForReaders } from './readers';

type Nexus = {
  extendType(config: { type: string; definition(t: { field(name: string, config: object): void }): void }): unknown;
};
type Row = { ada?: Ada; organizationUid?: string | null; asOf?: string | null; pageUrl?: string };

/** Up to when the copy of an organization's acts is known to be what the portal has, as readers are told. */
export async function asOfEach(strapi: Core.Strapi): Promise<Map<string, string | null>> {
  const rows = await strapi.db.connection<{ organization_uid: string; as_of: Date | null }>('diavgeia_mirrors');
  return new Map(rows.map(({ organization_uid, as_of }) => [organization_uid, as_of?.toISOString() ?? null]));
}

const isReading = (action: string) => ['findMany', 'findOne', 'findFirst'].includes(action);

export function tellAsOfInGraphql(strapi: Core.Strapi): void {
  const asked = perQuestion(() => asOfEach(strapi));
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
            t.field('pageUrl', {
              type: 'String',
              description: 'Where people read it at the portal; `url` is the address for programs.',
              resolve: ({ ada }: Row) => (ada ? pageOf(ada) : null),
            });
          },
        }),
      ],
    }));
}

/** Over REST they stand beside what was asked for, whichever fields those are. */
export function tellAsOfInRest(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    if ((context.contentType.uid as string) !== DECISION || !isReading(context.action) || !isForReaders(strapi))
      return next() as never;
    const notAsked = withNeeded(context.params as { fields?: unknown });
    const found = (await next()) as unknown;
    const rows = [found ?? []].flat() as Row[];
    if (rows.length === 0) return found as never;
    const moments = await asOfEach(strapi);
    for (const row of rows) {
      if (row.organizationUid) row.asOf = moments.get(row.organizationUid) ?? null;
      if (row.ada) row.pageUrl = pageOf(row.ada);
      for (const name of notAsked) delete row[name];
    }
    return found as never;
  };
}

const NEEDED = ['organizationUid', 'ada'] as const;

/** Whose act it is says as of when, and its number where it is read; answers what of that the reader did not ask for himself. */
function withNeeded(params: { fields?: unknown }): (typeof NEEDED)[number][] {
  const { fields } = params;
  const names = typeof fields === 'string' ? fields.split(',').map((name) => name.trim()) : fields;
  if (!Array.isArray(names) || names.includes('*')) return [];
  const notAsked = NEEDED.filter((name) => !names.includes(name));
  params.fields = [...(names as unknown[]), ...notAsked];
  return notAsked;
}
