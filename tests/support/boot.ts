import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Core, createStrapi } from '@strapi/strapi';

import { ROOT, testEnvironment } from './environment';
import { freshStrapi } from './fresh-strapi';
import { outside } from './outside';
import { throwAwayFolder } from './throw-away';

/** Changes the types before the app builds its tables and its schema on them. */
export type Alter = (strapi: Core.Strapi) => void;
export type Ways = {
  alter?: Alter;
  withPanel?: boolean;
  /** Plugins of ours that are left out, to tell what is Strapi's own. */
  without?: ('editorial' | 'batching' | 'delivery')[];
  /** The database that is copied, instead of the one that has nothing in it. */
  template?: string;
};
export type Booted = {
  strapi: Core.Strapi;
  /** Of its own, with its uploads. */
  publicFolder: string;
};

/** The compiled app on the given database, loaded but not listening. It reads its settings from the process it is in. */
export async function bootOffice(url: string, env: Record<string, string> = {}, ways: Ways = {}): Promise<Booted> {
  const publicFolder = await copyPublicFolder();
  const without = { TEST_WITHOUT: ways.without?.join() ?? '' };
  setEnvironment(url, { TEST_PUBLIC_FOLDER: publicFolder, ...without, ...env });
  const base = ways.alter
    ? freshStrapi(outside.require)
    : (outside.require('@strapi/strapi') as { createStrapi: typeof createStrapi });
  const strapi = base.createStrapi({ appDir: ROOT, distDir: join(ROOT, 'dist'), serveAdminPanel: ways.withPanel ?? false });
  const bootstrap = strapi.bootstrap.bind(strapi);
  strapi.bootstrap = () => {
    ways.alter?.(strapi);
    return bootstrap();
  };
  try {
    await strapi.load();
  } catch (fault) {
    // Else its connections keep the test runner alive for ever.
    await shutOffice({ strapi, publicFolder });
    throw fault;
  }
  return { strapi, publicFolder };
}

export async function shutOffice({ strapi, publicFolder }: Booted): Promise<void> {
  await strapi.destroy();
  await rm(publicFolder, { recursive: true, force: true });
}

export function setEnvironment(url: string, env: Record<string, string>): void {
  Object.assign(outside.process.env, testEnvironment(url), env);
}

/**
 * Nothing of one office reaches the next one in the same process: neither what it was told nor what it listened to.
 * Strapi's destroy removes every listener, the test runner's own among them. Answers how to bring back what was.
 */
export function rememberProcess(): () => void {
  const { process } = outside;
  const env = { ...process.env };
  const listened = process.eventNames().map((event) => [event, process.rawListeners(event as 'message')] as const);
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    process.removeAllListeners();
    for (const [event, listeners] of listened)
      for (const listener of listeners) process.on(event as 'message', listener as never);
  };
}

/** A copy of the public folder without anybody's uploads. */
async function copyPublicFolder(): Promise<string> {
  const folder = throwAwayFolder('public');
  const uploads = join(ROOT, 'public', 'uploads');
  await cp(join(ROOT, 'public'), folder, { recursive: true, filter: (path) => !path.startsWith(join(uploads, '/')) });
  return folder;
}
