import type { Core, Modules, UID } from '@strapi/strapi';
import { z } from '@strapi/utils';
import DataLoader from 'dataloader';

import { perQuestion } from '../../../office/per-question';
import type { Thing } from '../shared/json-ld/thing';
import { describe, DESCRIBED, type Version } from './json-ld';

type Definition = { field(name: string, config: object): void };
type Nexus = { extendType(config: { type: string; definition(t: Definition): void }): unknown };
type Loader = DataLoader<Version, Thing | null, string>;

const WHAT = 'What schema.org says of it (JSON-LD), in its own language, ready for a page.';

/** `jsonLd` on every type that schema.org has a word for. */
export function tellInGraphql(strapi: Core.Strapi): void {
  const naming = strapi.plugin('graphql').service('utils').naming as { getTypeName(type: object): string };
  strapi
    .plugin('graphql')
    .service('extension')
    .use(({ nexus }: { nexus: Nexus }) => ({
      types: DESCRIBED.map((uid) => {
        const loaderFor = perQuestion(() => loading(strapi, uid));
        return nexus.extendType({
          type: naming.getTypeName(strapi.contentType(uid)),
          definition(t) {
            t.field('jsonLd', {
              type: 'JSON',
              description: WHAT,
              resolve: ({ documentId, locale = null }: Version, _args: object, ctx: object) =>
                loaderFor(ctx).load({ documentId, locale }),
            });
          },
        });
      }),
    }));
}

/** All entries of one level of a query are described together. */
function loading(strapi: Core.Strapi, uid: UID.ContentType): Loader {
  return new DataLoader((versions: readonly Version[]) => describe(strapi, uid, versions), {
    cacheKeyFn: ({ documentId, locale }) => `${documentId} ${locale}`,
  });
}

type Route = { method: string; info?: { apiName?: string }; request?: { query?: object } };

/** Over REST it is told to those who ask with `jsonLd=true`, since it makes an answer half as long again. */
export function askInRest(strapi: Core.Strapi): void {
  const apis = DESCRIBED.map((uid) => uid.split(/[:.]/)[2]);
  strapi.contentAPI.addQueryParams({
    jsonLd: {
      schema: z.enum(['true', 'false']).optional().describe(`With \`jsonLd\`: ${WHAT}`) as never,
      // Routes outlive an office that is started again in the same process.
      matchRoute: ({ method, info, request }: Route) =>
        method === 'GET' && apis.includes(info?.apiName) && !('jsonLd' in (request?.query ?? {})),
    },
  });
}

export function tellInRest(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const found = (await next()) as unknown;
    const { jsonLd, locale } = context.params as { jsonLd?: unknown; locale?: string };
    const uid = context.contentType.uid;
    if (String(jsonLd) !== 'true' || !['findMany', 'findOne', 'findFirst'].includes(context.action)) return found as never;
    const rows = [found ?? []].flat() as (Partial<Version> & { documentId: string; jsonLd?: Thing | null })[];
    const versions = rows.map((row) => ({ documentId: row.documentId, locale: row.locale ?? locale ?? null }));
    const things = await describe(strapi, uid, versions);
    rows.forEach((row, i) => (row.jsonLd = things[i] ?? null));
    return found as never;
  };
}
