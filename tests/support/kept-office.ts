import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { jobs } from '../../src/plugins/jobs/api';
import { search } from '../../src/plugins/search/api';
import { type Booted, bootOffice, setEnvironment, shutOffice } from './boot';
import { outside } from './outside';

/**
 * The app that stays up from one story to the next in the same process: to load it takes longer than most stories.
 * Each gets it on a new copy of the database, without the uploads of the one before.
 */
export async function wakeKeptOffice(url: string, env: Record<string, string>): Promise<Booted> {
  const { kept, global } = outside;
  kept.office ??= await bootOffice(url);
  const { strapi, publicFolder } = kept.office;
  setEnvironment(url, { TEST_PUBLIC_FOLDER: publicFolder, TEST_WITHOUT: '', ...env });
  (global as { strapi?: unknown }).strapi = strapi;
  if (isAsleep(kept.office)) strapi.db.connection.initialize();
  return kept.office;
}

/** Strapi keeps some of what it knows in its modules, so that a process can have one office open at a time. */
export async function shutKeptOffice(): Promise<void> {
  const { office } = outside.kept;
  delete outside.kept.office;
  if (office) await shutOffice(office);
}

/** Leaves nothing open that would keep the process alive after its last story. */
export async function putKeptOfficeToSleep({ strapi, publicFolder }: Booted): Promise<void> {
  strapi.server.httpServer.closeAllConnections();
  strapi.cron.destroy();
  await jobs(strapi).rest();
  await search(strapi).rest();
  await strapi.db.connection.destroy();
  const uploads = join(publicFolder, 'uploads');
  await rm(uploads, { recursive: true, force: true });
  await mkdir(uploads);
}

function isAsleep({ strapi }: Booted): boolean {
  return strapi.db.connection.client.pool === undefined;
}
