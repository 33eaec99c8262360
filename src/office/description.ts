import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeApi, DESCRIPTION } from '../plugins/reception/api';
import { withOffice } from './office';
import { ROOT } from './root';
import { runChild } from './child';

const STAMP = `${DESCRIPTION}.made-from`;

export function isDescriptionStale(): boolean {
  return !existsSync(DESCRIPTION) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== fingerprint();
}

/** Writes the OpenAPI description into a file. It takes seconds of one core, so a server has it done by another process. */
export async function writeDescription(): Promise<void> {
  const madeFrom = fingerprint();
  await withOffice(
    () => undefined,
    async ({ strapi }) => writeFileSync(`${DESCRIPTION}.new`, JSON.stringify(describeApi(strapi))),
  );
  renameSync(`${DESCRIPTION}.new`, DESCRIPTION);
  writeFileSync(STAMP, madeFrom);
}

export async function writeDescriptionBeside(closing?: AbortSignal): Promise<void> {
  const script = [join(ROOT, 'dist', 'src', 'office', 'cli.js'), 'describe'];
  await runChild({ failure: 'The API description could not be written', script, env: process.env, closing });
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
