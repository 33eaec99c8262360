import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { Core } from '@strapi/strapi';

import { nameIn, providerOf, readFromStore, removeFromStore, type Stored } from './store';

type Entry = Stored & { formats?: Record<string, Stored> | null; provider: string };
type Copy = { file: Stored; at: string };

/**
 * A replacement writes over the files it replaces, one after another; a copy of all of them is kept until it is
 * through, so that a failure half-way does not leave a new picture with old thumbnails.
 */
export async function keepForReplacement(strapi: Core.Strapi, entry: Entry) {
  const folder = await mkdtemp(join(tmpdir(), 'replaced-'));
  const isHere = entry.provider === strapi.config.get('plugin::upload.provider');
  const copies = isHere ? await copyAll(strapi, { folder, files: [entry, ...Object.values(entry.formats ?? {})] }) : [];
  return {
    async putBack(written: Stored[]): Promise<void> {
      const known = copies.map(({ file }) => nameIn(file));
      await removeFromStore(
        strapi,
        written.filter((file) => !known.includes(nameIn(file))),
      );
      const back = await Promise.allSettled(
        copies.map(({ file, at }) => providerOf(strapi).uploadStream({ ...file, stream: createReadStream(at) } as Stored)),
      );
      const lost = copies.filter((_copy, index) => back[index]?.status === 'rejected').map(({ file }) => nameIn(file));
      if (lost.length > 0) strapi.log.error(`These could not be put back after a failed replacement: ${lost.join(', ')}.`);
    },
    forget: () => rm(folder, { recursive: true, force: true }),
  };
}

async function copyAll(strapi: Core.Strapi, { folder, files }: { folder: string; files: Stored[] }): Promise<Copy[]> {
  const copies = await Promise.all(files.map((file) => copy(strapi, { file, at: join(folder, `${file.hash}${file.ext}`) })));
  return copies.flatMap((made) => made ?? []);
}

/** What is not in the store any more cannot be kept, and need not stop its replacement. */
async function copy(strapi: Core.Strapi, { file, at }: Copy): Promise<Copy | undefined> {
  const content = await readFromStore(strapi, file);
  if (!content) return undefined;
  await pipeline(content, createWriteStream(at));
  return { file, at };
}
