import type { Core, UID } from '@strapi/strapi';

import type { Beside } from '../shared/contracts';
import type { Publishable } from '../shared/names';
import { rowsOf, sidesOf, type Row, type Text } from './other-side';
import { mayRead } from './people';

type Entry = { type: UID.ContentType; documentId: string; language: string };

/** The texts whose next cleared edition readers wait for, to see the entry beside them or not any more. */
export async function waitingBeside(strapi: Core.Strapi, { type: from, documentId, language }: Entry): Promise<Beside[]> {
  const found: Beside[] = [];
  for (const side of sidesOf(strapi, from)) {
    if (!mayRead(strapi, { type: side.type, language })) continue;
    const rows = await rowsOf(strapi, side, documentId);
    const standing = { drafted: among(rows, language, false), out: among(rows, language, true) };
    const comes = standing.drafted.filter((one) => !standing.out.includes(one));
    const goes = standing.out.filter((one) => !standing.drafted.includes(one));
    const live = await liveAmong(strapi, { type: side.type, language, documents: [...comes, ...goes] });
    found.push(...live.map((one) => ({ type: side.type, language, ...one, comes: comes.includes(one.documentId) })));
  }
  return found;
}

/** Beside which texts it stands in that language: with readers, or as it was written last, where readers may see it at all. */
function among(rows: Row[], language: string, isOut: boolean): string[] {
  const isMeant = ({ locale, publishedAt }: Text) => locale === language && (publishedAt !== null) === isOut;
  const texts = rows.flatMap((row) => (isOut || row.isShown ? row.texts : []));
  return [...new Set(texts.filter(isMeant).map(({ documentId }) => documentId))];
}

type Asked = { type: Publishable; language: string; documents: string[] };

async function liveAmong(strapi: Core.Strapi, { type, language, documents }: Asked) {
  const where = { documentId: { $in: documents }, locale: language, publishedAt: { $notNull: true } };
  const rows: { documentId: string; title: string | null }[] = await strapi.db
    .query(type)
    .findMany({ where, select: ['documentId', 'title'], orderBy: { title: 'asc' } });
  return rows.map(({ documentId, title }) => ({ documentId, title: title ?? '' }));
}
