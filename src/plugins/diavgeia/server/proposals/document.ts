import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Core } from '@strapi/strapi';

import { mirror } from '../../api';
import type { Ada } from '../../shared/ada';

export type Copy = { id: number };
type Uploads = {
  upload(what: object): Promise<Copy[]>;
  findOne(id: number): Promise<object | null>;
  remove(file: object): Promise<void>;
};

/** Somebody waits for the draft, which does without its document rather than wait long. */
const PATIENCE = 15_000;
const LARGEST = 20 * 1024 * 1024;

/** The act's document in our own library; null where it cannot be had, since the draft leads to the portal's in any case. */
export async function copyDocument(strapi: Core.Strapi, ada: Ada): Promise<Copy | null> {
  if (mirror(strapi).organizations().length === 0) return null;
  try {
    const portal = mirror(strapi).portal({ patience: PATIENCE, attempts: 1 });
    const content = await portal.document(`${new URL(portal.url).origin}/doc/${encodeURIComponent(ada)}`);
    const isPdf = content.subarray(0, 5).toString('latin1') === '%PDF-';
    return isPdf && content.length <= LARGEST ? await keep(strapi, `${ada}.pdf`, content) : null;
  } catch (fault) {
    strapi.log.warn(`The document of ${ada} could not be taken into the library: ${(fault as Error).message}`);
    return null;
  }
}

export async function removeCopy(strapi: Core.Strapi, { id }: Copy): Promise<void> {
  const file = await uploads(strapi).findOne(id);
  if (file) await uploads(strapi).remove(file);
}

async function keep(strapi: Core.Strapi, name: string, content: Buffer): Promise<Copy | null> {
  const folder = await mkdtemp(join(tmpdir(), 'deltio-act-'));
  try {
    const filepath = join(folder, 'act.pdf');
    await writeFile(filepath, content);
    const file = { filepath, originalFilename: name, mimetype: 'application/pdf', size: content.length };
    const [saved] = await uploads(strapi).upload({ data: { fileInfo: { name } }, files: file });
    return saved ?? null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const uploads = (strapi: Core.Strapi) => strapi.plugin('upload').service('upload') as unknown as Uploads;
