import type { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';

import type { Text } from '../../editorial/api';
import { readFromStore } from '../../media/api';
import { hashesIn, type View, viewOf } from '../shared/view';

const FILE = 'plugin::upload.file';

type Content = { hash: string; ext: string; mime: string; url?: string };
type Kept = Content & { id: number; name: string; formats: Record<string, Content> | null };

/** What the holder of a link reads of a text. */
export async function viewWith(strapi: Core.Strapi, text: Text): Promise<View> {
  const hashes = hashesIn(text.fields.body);
  const found: Kept[] = hashes.length > 0 ? await strapi.db.query(FILE).findMany({ where: { hash: { $in: hashes } } }) : [];
  return viewOf(text, new Map(found.map(({ hash, id }) => [hash, id])));
}

/** A file of the library, in the size of the page or as it was taken in. */
export async function contentOf(
  strapi: Core.Strapi,
  { id, isForPage }: { id: number; isForPage: boolean },
): Promise<{ name: string; mime: string; content: Readable } | null> {
  const file: Kept | null = await strapi.db.query(FILE).findOne({ where: { id } });
  if (!file) return null;
  const chosen = (isForPage && (file.formats?.large ?? file.formats?.medium)) || file;
  const content = await readFromStore(strapi, chosen);
  return content ? { name: file.name, mime: chosen.mime, content } : null;
}
