import { createHash } from 'node:crypto';

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

/** Under a name that follows from the act and its version, so that a copy that was begun and not noted is written over. */
export async function store(
  strapi: Core.Strapi,
  { ada, versionId, buffer }: { ada: string; versionId: string | null; buffer: Buffer },
): Promise<Stored> {
  const hash = `diavgeia_${createHash('sha256').update(`${ada} ${versionId}`).digest('hex').slice(0, 40)}`;
  const file = { name: `${ada}.pdf`, hash, ext: '.pdf', mime: 'application/pdf', size: buffer.length / 1_000, url: '', buffer };
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

/** Whether the storage has no room, which another attempt at the next document would not change. */
export function isFull(fault: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EROFS'].includes((fault as NodeJS.ErrnoException).code ?? '');
}
