import { join } from 'node:path';

import type { Core } from '@strapi/strapi';

import { callerLanguage, Refused } from '../../../office/refusal';
import { notFetched } from '../shared/rules';
import { download, NotFetched } from './download';

type Progress = (state: { bytesWritten: number; totalBytes: number | null }) => void;
type Fetched = {
  file: { filepath: string; originalFilename: string; mimetype: string; size: number; tmpWorkingDirectory: string };
};
type Files = { fetchUrlToInputFile(url: string, folder: string, limit: number, progress?: Progress): Promise<Fetched> };

/** Import by address goes out by our own way: Strapi's follows redirects and 0.0.0.0 into the machine's own network. */
export function fetchFromTheOpenNetOnly(strapi: Core.Strapi): void {
  strapi.get('services').extend('plugin::upload.file', (files: Files) => ({
    ...files,
    async fetchUrlToInputFile(url: string, folder: string, limit: number, progress?: Progress): Promise<Fetched> {
      const filepath = join(folder, 'fetched');
      const { name, mime, size } = await download({ url, into: filepath, limit, progress }).catch((error: unknown) => {
        if (!(error instanceof NotFetched)) throw error;
        throw new Refused([notFetched(url, error.why)], callerLanguage(strapi));
      });
      return { file: { filepath, originalFilename: name || 'file', mimetype: mime, size, tmpWorkingDirectory: folder } };
    },
  }));
}
