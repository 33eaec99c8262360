import type { Core, Modules, UID } from '@strapi/strapi';
import DataLoader from 'dataloader';

import { perQuestion } from '../../../../office/per-question';
import type { Ada } from '../../shared/ada';
import { ACT_STATES, CITING, readCited, type CitedAct } from '../../shared/citing';
import { isForReaders } from '../readers';
import { citedActs } from './acts';

type Fields = { string(name: string, config?: object): void; field(name: string, config: object): void };
type Definition = Fields & { nonNull: Fields & { list: { nonNull: Fields } } };
export type Nexus = {
  enumType(config: object): unknown;
  objectType(config: { name: string; description: string; definition(t: Definition): void }): unknown;
  extendType(config: { type: string; definition(t: Definition): void }): unknown;
  nonNull(of: unknown): unknown;
};
type Citing = { citedAdas?: unknown };

const WHAT = 'The acts of the transparency portal that it cites, with their state of this moment.';

/** Types whose citations readers see; of a sponsor they tell what is private. */
function shownTypes(strapi: Core.Strapi): UID.ContentType[] {
  return (Object.keys(CITING) as UID.ContentType[]).filter((uid) => {
    const { attributes } = strapi.contentType(uid) as { attributes: Record<string, { private?: boolean }> };
    return attributes.citedAdas && !attributes.citedAdas.private;
  });
}

/** `citedActs` on every type that cites, all entries of an answer together. */
export function tellInGraphql(strapi: Core.Strapi): void {
  const naming = strapi.plugin('graphql').service('utils').naming as { getTypeName(type: object): string };
  const loaderFor = perQuestion(() => new DataLoader((adas: readonly Ada[]) => citedActs(strapi, adas)));
  strapi
    .plugin('graphql')
    .service('extension')
    .use(({ nexus }: { nexus: Nexus }) => ({
      types: [
        ...citedActTypes(nexus),
        ...shownTypes(strapi).map((uid) =>
          nexus.extendType({
            type: naming.getTypeName(strapi.contentType(uid)),
            definition(t) {
              t.nonNull.list.nonNull.field('citedActs', {
                type: 'CitedAct',
                description: WHAT,
                resolve: ({ citedAdas }: Citing, _args: object, ctx: object) =>
                  loaderFor(ctx).loadMany(readCited(citedAdas).adas),
              });
            },
          }),
        ),
      ],
    }));
}

function citedActTypes(nexus: Nexus): unknown[] {
  return [
    nexus.enumType({
      name: 'CitedActState',
      description: 'How an act stands; `unknown` where nothing of it is public here.',
      members: ACT_STATES.map((value) => ({ name: value.replaceAll('-', '_'), value })),
    }),
    nexus.objectType({
      name: 'CitedAct',
      description: 'An act of the transparency portal as an entry cites it.',
      definition(t) {
        t.nonNull.string('ada');
        t.nonNull.field('state', { type: 'CitedActState' });
        for (const name of ['subject', 'protocolNumber', 'decisionTypeUid', 'documentUrl']) t.string(name);
        t.field('issueDate', { type: 'Date' });
        t.field('changedAt', { type: 'DateTime', description: 'Since when it is corrected, revoked or gone.' });
        t.nonNull.string('url', { description: 'Its page at the portal.' });
      },
    }),
  ];
}

/** Over REST they come along with `citedAdas`. */
export function tellInRest(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  const types: string[] = shownTypes(strapi);
  return async (context, next) => {
    const found = (await next()) as unknown;
    const isReading = ['findMany', 'findOne', 'findFirst'].includes(context.action);
    if (!isReading || !types.includes(context.contentType.uid) || !isForReaders(strapi)) return found as never;
    const rows = [found ?? []].flat() as (Citing & { citedActs?: CitedAct[] })[];
    const given = rows.filter(({ citedAdas }) => citedAdas);
    const acts = await citedActs(strapi, [...new Set(given.flatMap(({ citedAdas }) => readCited(citedAdas).adas))]);
    const byAda = new Map(acts.map((act) => [act.ada, act]));
    for (const row of given) row.citedActs = readCited(row.citedAdas).adas.flatMap((ada) => byAda.get(ada) ?? []);
    return found as never;
  };
}
