import type { Core } from '@strapi/strapi';

import { providerOf } from './store';

type Picture = { url: string; provider?: string; formats?: object };
type Files = { signFileUrls(file: Picture): Promise<Picture> };

/**
 * Strapi signs the files that hang on a field anew at every reading, but a picture inside a text is a copy with the
 * address it had when the text was written, which in a closed bucket is dead a quarter of an hour later.
 */
export async function signPicturesInTexts(strapi: Core.Strapi): Promise<void> {
  if (!(await providerOf(strapi).isPrivate())) return;
  const files = strapi.plugin('upload').service('file') as unknown as Files;
  strapi.documents.use(async (_context, next) => {
    const result = await next();
    await signWithin(files, result);
    return result;
  });
}

async function signWithin(files: Files, value: unknown): Promise<void> {
  if (Array.isArray(value)) return void (await Promise.all(value.map((one) => signWithin(files, one))));
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  const { type, image } = value as { type?: unknown; image?: Picture };
  if (type === 'image' && typeof image?.url === 'string') {
    Object.assign(image, await files.signFileUrls(image));
    return;
  }
  await signWithin(files, Object.values(value));
}
