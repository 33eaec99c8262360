import type { Core } from '@strapi/strapi';
import DataLoader from 'dataloader';

import { perQuestion } from '../../../../office/per-question';
import { noteRead } from '../../../delivery/api';
import { defaultLanguage } from '../../../languages/api';
import type { Ada } from '../../shared/ada';
import { CITING, type Citing } from '../../shared/citing';
import { DECISION } from '../../shared/names';
import type { Nexus } from './doors';

/** A published text that cites an act, in one language. */
export type CitingText = { type: string; documentId: string; locale: string; title: string; slug: string | null };
type Asked = { ada: Ada; locale: string };
type Row = CitingText & { ada: Ada };
type Decision = { ada: Ada };

/** What everybody may read of those that cite; whose support cites an act, is the office's own affair. */
const SHOWN = (Object.keys(CITING) as Citing[]).filter((type) => type !== 'api::sponsor.sponsor');
const MOST = 100;

/** `citedBy` on a decision: the texts of the office about it. All decisions of an answer are asked for together. */
export function tellCitedBy(strapi: Core.Strapi): void {
  const naming = strapi.plugin('graphql').service('utils').naming as { getTypeName(type: object): string };
  const loaderFor = perQuestion(() => loading(strapi));
  strapi
    .plugin('graphql')
    .service('extension')
    .use(({ nexus }: { nexus: Nexus }) => ({
      types: [
        nexus.objectType({
          name: 'CitingText',
          description: 'A published text that cites an act.',
          definition(t) {
            for (const name of ['type', 'documentId', 'locale', 'title']) t.nonNull.string(name);
            t.string('slug');
          },
        }),
        nexus.extendType({
          type: naming.getTypeName(strapi.contentType(DECISION)),
          definition(t) {
            t.nonNull.list.nonNull.field('citedBy', {
              type: 'CitingText',
              description: 'What the office has published about it, the latest first; `type` is the plural name as in REST.',
              args: { locale: 'String' },
              resolve: async ({ ada }: Decision, { locale }: { locale?: string | null }, ctx: object) =>
                loaderFor(ctx).load({ ada, locale: locale ?? (await defaultLanguage(strapi)) }),
            });
          },
        }),
      ],
    }));
}

function loading(strapi: Core.Strapi) {
  return new DataLoader<Asked, CitingText[], string>((asked) => citingTexts(strapi, asked), {
    cacheKeyFn: ({ ada, locale }) => `${ada} ${locale}`,
  });
}

async function citingTexts(strapi: Core.Strapi, asked: readonly Asked[]): Promise<CitingText[][]> {
  for (const type of SHOWN) noteRead(strapi, { type });
  const statements = SHOWN.map((type) => {
    const { pluralName } = strapi.contentType(type).info as { pluralName: string };
    return `SELECT asked.ada, '${pluralName}' AS type, document_id AS "documentId", entry.locale, title, slug, published_at
              FROM ${CITING[type].table} AS entry, asked
             WHERE published_at IS NOT NULL AND entry.locale = asked.locale AND cited_adas @> jsonb_build_array(asked.ada)`;
  });
  const { rows } = (await strapi.db.connection.raw(
    `WITH asked AS (SELECT * FROM jsonb_to_recordset(?::jsonb) AS row (ada text, locale text))
     SELECT ada, type, "documentId", locale, title, slug FROM (${statements.join(' UNION ALL ')}) AS citing
      ORDER BY published_at DESC, "documentId"`,
    [JSON.stringify(asked)],
  )) as { rows: Row[] };
  return asked.map(({ ada, locale }) =>
    rows
      .filter((row) => row.ada === ada && row.locale === locale)
      .slice(0, MOST)
      .map(({ ada: _, ...text }) => text),
  );
}
