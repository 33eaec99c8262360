import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

/** A file as the office's storage knows it: a folder on the disk, or a bucket. */
export type Stored = { name: string; hash: string; ext: string; mime: string; size: number; url: string };
type Provider = {
  upload(file: Stored & { buffer: Buffer }): Promise<void>;
  delete(file: Stored): Promise<unknown>;
  isPrivate(): Promise<boolean> | boolean;
  getSignedUrl(file: Pick<Stored, 'url' | 'hash' | 'ext'>): Promise<{ url: string }>;
};

const providerOf = (strapi: Core.Strapi) => (strapi.plugin('upload') as unknown as { provider: Provider }).provider;

/** Under a name that nobody can guess, since a copy that is not whole or no longer public would be found under it. */
export function fileFor(ada: string): Stored {
  const hash = `diavgeia_${randomBytes(20).toString('hex')}`;
  return { name: `${ada}.pdf`, hash, ext: '.pdf', mime: 'application/pdf', size: 0, url: '' };
}

export async function store(strapi: Core.Strapi, place: Stored, buffer: Buffer): Promise<Stored> {
  const file = { ...place, size: buffer.length / 1_000, buffer };
  try {
    await providerOf(strapi).upload(file);
  } catch (fault) {
    await remove(strapi, file).catch(() => undefined);
    throw fault;
  }
  const { buffer: _, ...stored } = file;
  return stored;
}

/** One that is gone already is as good as removed. */
export async function remove(strapi: Core.Strapi, file: Stored): Promise<void> {
  await providerOf(strapi)
    .delete(file)
    .catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'ENOENT') throw fault;
    });
}

/** Where a reader finds a file of ours; its name is the last part of its address. */
export async function signedAddress(strapi: Core.Strapi, url: string): Promise<string> {
  const provider = providerOf(strapi);
  if (!(await provider.isPrivate())) return url;
  const hash =
    url
      .split('/')
      .at(-1)
      ?.replace(/\.pdf$/, '') ?? '';
  return (await provider.getSignedUrl({ url, hash, ext: '.pdf' })).url;
}

/** Whether the storage has no room, as our own watch over it says. */
export function isFull(fault: unknown): boolean {
  return (fault as { details?: { code?: unknown } } | null)?.details?.code === 'store-full';
}
