import type { Core, UID } from '@strapi/strapi';

import { standing } from '../../media/api';
import { BELONGS_TO, PAPER, PUBLISHABLE, type Publishable } from '../shared/names';
import { fileStands } from '../shared/refusals-at-doors';
import type { State } from '../shared/table';

type File = { id: number; hash: string };
type Attribute = { type: string; component?: UID.Component };
type Where = Record<string, unknown>;
export type Row = { documentId: string; locale: string; publishedAt: string | null; title?: string } & Record<string, unknown>;

/** In these states somebody relies on the text as it is. */
const IN_HAND: State[] = ['submitted', 'approved', 'scheduled'];

/** The files of a text that is on the desk or public stand still with it, whoever may manage the library. */
export function keepFiles(strapi: Core.Strapi): void {
  standing(strapi).keep(async (file) => {
    for (const type of Object.keys(PUBLISHABLE) as Publishable[]) {
      const using = [...(await rowsWith(strapi, type, file)), ...(await ownersWith(strapi, type, file))];
      const title = await standingAmong(strapi, type, using);
      if (title !== null) return [fileStands(title)];
    }
    return [];
  });
}

/** The title of a text among these that readers have or somebody relies on. */
export async function standingAmong(strapi: Core.Strapi, type: Publishable, rows: Row[]): Promise<string | null> {
  const isOut = rows.find(({ publishedAt }) => publishedAt !== null);
  if (isOut) return String(isOut.title ?? '');
  if (rows.length === 0) return null;
  const where = { type, state: { $in: IN_HAND }, $or: rows.map((row) => ({ document: row.documentId, language: row.locale })) };
  const held: { document: string } | null = await strapi.db.query(PAPER).findOne({ where });
  return held && String(rows.find(({ documentId }) => documentId === held.document)?.title ?? '');
}

async function rowsWith(strapi: Core.Strapi, type: UID.ContentType, file: File, populate?: object): Promise<Row[]> {
  const $or = placesFor(strapi, type, file);
  return $or.length > 0 ? strapi.db.query(type).findMany({ where: { $or }, populate: populate as never }) : [];
}

/** Of texts that belong to another, that other one in each of its versions. */
async function ownersWith(strapi: Core.Strapi, type: Publishable, file: File): Promise<Row[]> {
  const found: Row[] = [];
  for (const [part, { field, owner }] of Object.entries(BELONGS_TO)) {
    if (owner !== type) continue;
    const parts = await rowsWith(strapi, part as UID.ContentType, file, { [field]: true });
    const documents = parts.flatMap((row) => (row[field] as Row | null)?.documentId ?? []);
    if (documents.length > 0)
      found.push(...(await strapi.db.query(type).findMany({ where: { documentId: { $in: documents } } })));
  }
  return found;
}

/** Wherever a text of this kind can hold a file: its own fields, those of its components, and pictures among its words. */
function placesFor(strapi: Core.Strapi, model: UID.Schema, file: File): Where[] {
  const attributes = Object.entries(strapi.getModel(model).attributes as Record<string, Attribute>);
  return attributes.flatMap(([name, { type, component }]): Where[] => {
    if (type === 'media') return [{ [name]: { id: file.id } }];
    if (type === 'blocks') return [{ [name]: { $containsi: file.hash } }];
    return component ? placesFor(strapi, component, file).map((inner) => ({ [name]: inner })) : [];
  });
}
