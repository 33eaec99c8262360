import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Core } from '@strapi/strapi';
import sharp, { type Sharp } from 'sharp';

import { callerLanguage, Refused } from '../../../office/refusal';
import { slugOf } from '../../slugs/api';
import { pictureStoredAs, type Kind } from '../shared/kinds';
import { unwantedFile } from '../shared/rules';

/** A file on its way into the library, as Strapi hands it from step to step. */
type Passing = {
  name: string;
  hash: string;
  mime: string;
  filepath: string;
  tmpWorkingDirectory?: string;
  getStream(): NodeJS.ReadableStream;
  width?: number;
  height?: number;
  size?: number;
  sizeInBytes?: number;
};

type Craft = Record<
  'isImage' | 'isFaultyImage' | 'isOptimizableImage' | 'isResizableImage',
  (file: Passing) => Promise<boolean>
> & {
  optimize(file: Passing): Promise<Passing>;
  generateFileName(name: string): string;
};

/** AVIF looks as well at less, and at more effort takes minutes for what a camera makes. */
const DRAW: Partial<Record<Kind, (drawing: Sharp, quality: number, isPalette: boolean) => Sharp>> = {
  jpeg: (drawing, quality) => drawing.jpeg({ quality }),
  png: (drawing, _quality, palette) => drawing.png({ compressionLevel: 9, palette }),
  webp: (drawing, quality) => drawing.webp({ quality }),
  avif: (drawing, quality) => drawing.avif({ quality: quality - 20, effort: 0 }),
  gif: (drawing) => drawing.gif(),
  tiff: (drawing) => drawing.tiff({ compression: 'deflate', predictor: 'horizontal' }),
};

/**
 * Every picture is drawn anew and upright before it is kept: what is not picture (where it was taken, by which
 * camera, anything hidden behind the last pixel) stays behind. Strapi forgets the camera's upright and so lays
 * pictures of telephones on their side, keeps all that comes when its size setting is off, and takes AVIF for no picture.
 */
export function drawPicturesAnew(strapi: Core.Strapi): void {
  const isPictureFile = (file: Passing) => Promise.resolve(pictureStoredAs(file.mime) !== undefined);
  strapi.get('services').extend('plugin::upload.image-manipulation', (craft: Craft): Craft => ({
    ...craft,
    isImage: isPictureFile,
    isOptimizableImage: isPictureFile,
    isResizableImage: isPictureFile,
    isFaultyImage: () => Promise.resolve(false),
    optimize: (file) => drawAnew(strapi, file),
    generateFileName: (name) => `${slugOf({ text: name, locale: 'el' }) || 'file'}_${randomBytes(16).toString('hex')}`,
  }));
}

async function drawAnew(strapi: Core.Strapi, file: Passing): Promise<Passing> {
  const { sizeOptimization = true } = (await strapi.plugin('upload').service('upload').getSettings()) ?? {};
  const filepath = join(file.tmpWorkingDirectory ?? dirname(file.filepath), `drawn-${file.hash}`);
  try {
    const kind = pictureStoredAs(file.mime) ?? 'jpeg';
    const { width, height, pageHeight, size } = await draw({
      from: file.filepath,
      to: filepath,
      kind,
      quality: sizeOptimization ? 80 : 95,
    });
    const getStream = () => createReadStream(filepath);
    return {
      ...file,
      filepath,
      getStream,
      width,
      height: pageHeight ?? height,
      size: Math.round(size / 10) / 100,
      sizeInBytes: size,
    };
  } catch (error) {
    strapi.log.warn(`A picture could not be drawn: ${String(error)}`);
    throw new Refused([unwantedFile(file.name, 'damaged')], callerLanguage(strapi));
  }
}

/** Turns a picture that replaces one of another kind into that kind, since the address with its extension stays. */
export async function turnInto(kind: Kind, path: string): Promise<void> {
  await draw({ from: path, to: `${path}-turned`, kind, quality: 95 });
  await rename(`${path}-turned`, path);
}

async function draw({ from, to, kind, quality }: { from: string; to: string; kind: Kind; quality: number }) {
  const drawAs = DRAW[kind];
  if (!drawAs) throw new Error(`${kind} is no picture`);
  const { pages = 1, isPalette = false } = await sharp(from).metadata();
  const drawing = sharp(from, { animated: pages > 1 });
  if (pages === 1) drawing.autoOrient();
  return drawAs(drawing, quality, isPalette).toFile(to);
}
