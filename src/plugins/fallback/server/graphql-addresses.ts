import type { Core, UID } from '@strapi/strapi';

import { PUBLIC_TYPES } from '../../visibility/api';
import { isPublishable } from '../../editorial/api';
import type { Nexus } from './nexus';
import { hasAddress } from './relations';

type Args = { slug: string; locale?: string; fallback?: boolean };
type Find = (root: unknown, query: object, ctx: unknown) => Promise<unknown[]>;
type Builders = {
  get(name: 'content-api'): { buildQueriesResolvers(of: { contentType: object }): { findMany: Find } };
};

/** Where an entry stands now that was asked for at a former address. */
export const MOVED = 'MovedTo';

/** The fields that read one entry by its address, and what they tell of one that moved. */
export function addressTypes(strapi: Core.Strapi, nexus: Nexus): unknown[] {
  const moved = nexus.objectType({
    name: MOVED,
    description: 'Where an entry stands that was asked for at a former address, or at the one of another language.',
    definition(t) {
      for (const name of ['slug', 'locale', 'documentId']) t.field(name, { type: 'String' });
    },
  });
  const questions = nexus.extendType({
    type: 'Query',
    definition(t) {
      for (const uid of foundByAddress(strapi)) t.field(questionOf(strapi, uid), question(strapi, nexus, uid));
    },
  });
  return [moved, questions];
}

/** Whoever may list the type may ask for one by its address. */
export function addressRights(strapi: Core.Strapi): Record<string, { auth: { scope: string[] } }> {
  const fields = foundByAddress(strapi).map((uid) => [`Query.${questionOf(strapi, uid)}`, { auth: { scope: [`${uid}.find`] } }]);
  return Object.fromEntries(fields) as Record<string, { auth: { scope: string[] } }>;
}

function question(strapi: Core.Strapi, nexus: Nexus, uid: UID.ContentType): object {
  const { naming } = strapi.plugin('graphql').service('utils') as { naming: { getTypeName(type: object): string } };
  const contentType = strapi.contentType(uid);
  return {
    type: naming.getTypeName(contentType),
    args: {
      slug: nexus.nonNull(nexus.arg({ type: 'String' })),
      locale: nexus.arg({ type: 'I18NLocaleCode' }),
      fallback: nexus.arg({ type: 'Boolean' }),
    },
    async resolve(root: unknown, { slug, ...args }: Args, ctx: unknown) {
      const builders = strapi.plugin('graphql').service('builders') as unknown as Builders;
      const { findMany } = builders.get('content-api').buildQueriesResolvers({ contentType });
      const [found] = await findMany(root, { ...args, filters: { slug: { $eq: slug } }, start: 0, limit: 1 }, ctx);
      return found ?? null;
    },
  };
}

/** Of what the desk publishes everything has an address. */
function foundByAddress(strapi: Core.Strapi): UID.ContentType[] {
  return PUBLIC_TYPES.filter((uid) => isPublishable(uid) && hasAddress(strapi, uid));
}

function questionOf(strapi: Core.Strapi, uid: UID.ContentType): string {
  const { singularName } = strapi.contentType(uid).info;
  return `${singularName.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}BySlug`;
}
