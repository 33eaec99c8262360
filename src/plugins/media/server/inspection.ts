import { open } from 'node:fs/promises';

import sharp from 'sharp';

import type { Refusal } from '../../../office/refusal';
import type { Bytes } from '../shared/bytes';
import { contentOf } from '../shared/contents';
import { isPicture, KINDS, type Form, type Kind } from '../shared/kinds';
import { MAX_MEGABYTES, MAX_MEGAPIXELS } from '../shared/names';
import { formFor, tooLarge, tooManyPixels, unwantedFile } from '../shared/rules';

/** A file that was brought and lies in a temporary place. */
export type Brought = { filepath: string; originalFilename?: string | null; size: number; detectedMimeType?: string };
export type Finding = { kind: Kind; form: Form; refusal?: undefined } | { refusal: Refusal };

/** What a file really is, or why it cannot be taken. */
export async function inspect(file: Brought): Promise<Finding> {
  const name = file.originalFilename || 'file';
  const { content, size } = await readContent(file.filepath);
  if (size > MAX_MEGABYTES * 1024 * 1024) return { refusal: tooLarge(name) };
  if (!(content in KINDS)) return { refusal: unwantedFile(name, content as Exclude<typeof content, Kind>) };
  const kind = content as Kind;
  const form = formFor(kind, name);
  if (!form) return { refusal: unwantedFile(name, 'text-named-otherwise') };
  const refusal = isPicture(kind) ? await refusalToPicture({ kind, name, path: file.filepath }) : undefined;
  return refusal ? { refusal } : { kind, form };
}

async function readContent(path: string) {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes: Bytes = {
      size,
      async read(from, length) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, Math.min(length, size - from))), {
          position: from,
        });
        return buffer.subarray(0, bytesRead);
      },
    };
    return { size, content: await contentOf(bytes) };
  } finally {
    await file.close();
  }
}

/** Reads only the picture's head: a small file can unfold into more pixels than the memory holds. */
async function refusalToPicture({ kind, name, path }: { kind: Kind; name: string; path: string }): Promise<Refusal | undefined> {
  try {
    const { format, compression, width, height, pages = 1 } = await sharp(path, { limitInputPixels: false }).metadata();
    const found = format === 'heif' && compression === 'av1' ? 'avif' : format;
    const megapixels = (width * height * pages) / 1e6;
    if (found !== kind) return unwantedFile(name, 'damaged');
    return megapixels > MAX_MEGAPIXELS ? tooManyPixels(name, megapixels) : undefined;
  } catch {
    return unwantedFile(name, 'damaged');
  }
}
