import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../root';
import type { Desk } from './desk';

const DRAWINGS = join(ROOT, 'src', 'office', 'demo', 'pictures');

/** Puts the demo's drawings into the media library as photographs would come: JPEG with their responsive sizes. */
export async function putPictures(desk: Desk): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'deltio-demo-'));
  try {
    for (const file of await readdir(DRAWINGS)) {
      const name = file.replace('.svg', '');
      await desk.once(`picture:${name}`, () => upload(desk, { drawing: join(DRAWINGS, file), name, folder }));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Upload = { drawing: string; name: string; folder: string };

async function upload({ strapi }: Desk, { drawing, name, folder }: Upload): Promise<string> {
  const { default: sharp } = await import('sharp');
  const filepath = join(folder, `${name}.jpg`);
  await sharp(drawing).resize(1600).jpeg({ quality: 82 }).toFile(filepath);
  const { size } = await stat(filepath);
  const [saved] = await strapi
    .plugin('upload')
    .service('upload')
    .upload({
      data: { fileInfo: { name: `${name}.jpg` } },
      files: { filepath, originalFilename: `${name}.jpg`, mimetype: 'image/jpeg', size },
    });
  return String(saved.id);
}
