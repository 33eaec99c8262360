import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Core } from '@strapi/strapi';

import { describeApi, DESCRIPTION } from '../plugins/reception/api';
import { ROOT } from './root';

const STAMP = `${DESCRIPTION}.made-from`;

export function isDescriptionStale(): boolean {
  return !existsSync(DESCRIPTION) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== fingerprint();
}

/** Writes the OpenAPI description into a file. It takes half a second, too long for a request, and the types stay as they are. */
export function writeDescription(strapi: Core.Strapi): void {
  const madeFrom = fingerprint();
  const written = `${DESCRIPTION}.${process.pid}`;
  writeFileSync(written, JSON.stringify(describeApi(strapi)));
  renameSync(written, DESCRIPTION);
  writeFileSync(STAMP, madeFrom);
}

/** The types it is made from: schemas, components and the version of Strapi. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package.json')));
  for (const folder of ['api', 'components', 'plugins/reception']) {
    const files = readdirSync(join(ROOT, 'src', folder), { recursive: true, encoding: 'utf8' }).filter((f) =>
      /\.(json|ts)$/.test(f),
    );
    for (const file of files.sort()) hash.update(file).update(readFileSync(join(ROOT, 'src', folder, file)));
  }
  return hash.digest('hex');
}
