import type { Core } from '@strapi/strapi';

import { perQuestion } from '../../../office/per-question';
import { addressRights, addressTypes, MOVED } from './graphql-addresses';
import type { Nexus } from './nexus';
import { languageAsked } from './reading';
import { hasAddress, readable } from './relations';
import { isLocalized } from './served';
import { staleLoader } from './staleness';

type Args = Record<string, unknown>;
type Row = object & { id: number; documentId: string; locale?: string | null };

export function askInGraphql(strapi: Core.Strapi): void {
  const naming = strapi.plugin('graphql').service('utils').naming as { getTypeName(type: object): string };
  strapi
    .plugin('graphql')
    .service('extension')
    .use(({ nexus }: { nexus: Nexus }) => {
      const types = readable(strapi).filter((uid) => isLocalized(strapi, uid));
      return {
        plugins: [takeFallback(strapi, nexus)],
        types: [
          ...types.map((uid) => tellLanguage(strapi, { nexus, uid, type: naming.getTypeName(strapi.getModel(uid as never)) })),
          ...addressTypes(strapi, nexus),
        ],
        resolversConfig: addressRights(strapi),
      };
    });
}

/** The argument, wherever Strapi takes `locale` to read. */
function takeFallback(strapi: Core.Strapi, nexus: Nexus): unknown {
  return nexus.plugin({
    name: 'fallback-argument',
    onAddOutputField(field) {
      const uid = field.extensions?.strapi?.contentType?.uid;
      if (field.parentType !== 'Query' || !uid || !isLocalized(strapi, uid)) return;
      const description = 'Of each entry the first language it is published in: the one asked for, English, the office’s own.';
      field.args = { ...field.args, fallback: nexus.arg({ type: 'Boolean', description }) };
    },
  });
}

type Telling = { nexus: Nexus; uid: string; type: string };

function tellLanguage(strapi: Core.Strapi, { nexus, uid, type }: Telling): unknown {
  const stale = perQuestion(() => staleLoader(strapi, uid));
  return nexus.extendType({
    type,
    definition(t) {
      if (hasAddress(strapi, uid))
        t.field('movedTo', { type: MOVED, description: 'Where it stands, if it was asked for at another address.' });
      t.field('servedLocale', {
        type: 'String',
        description: 'The language this version is written in.',
        resolve: (row: Row) => row.locale ?? null,
      });
      t.boolean('isFallback', {
        description: 'Whether it is in another language than the one asked for.',
        resolve: (row: Row) => (languageAsked(row) ?? row.locale) !== row.locale,
      });
      t.boolean('isStale', {
        description: 'Whether the text it was translated from has changed since.',
        resolve: (row: Row, _args: Args, ctx: object) => stale(ctx).load(row),
      });
    },
  });
}
