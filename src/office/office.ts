import type { Core } from '@strapi/strapi';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { keepingSignals } from './closing';
import { type Log, oneAtATime, openOfficeDatabase, type OpenDatabase } from './database';
import { ROOT } from './root';
import { loadEnvironment } from './secrets';
import { readSettings, type Settings } from './settings';

export type Office = { strapi: Core.Strapi; database: OpenDatabase; settings: Settings };

/** How long requests under way may take to finish when the office closes. */
const PATIENCE = 5_000;

type Opening = { isServer: boolean; log: Log; closing?: AbortSignal };

/** The environment read and checked, the database up, the application loaded on it; not listening yet. */
export async function openOffice({ isServer, log, closing }: Opening): Promise<Office> {
  const settings = prepareEnvironment(log);
  const database = await openOfficeDatabase({ settings, isServer, log });
  try {
    process.env.DATABASE_URL = database.url;
    const { createStrapi } = await import('@strapi/strapi');
    const folders = { appDir: ROOT, distDir: join(ROOT, 'dist') };
    const strapi = await keepingSignals(() => createStrapi({ ...folders, serveAdminPanel: isServer }));
    await load(strapi, { database, log, closing });
    return { strapi, database, settings };
  } catch (fault) {
    await database.stop();
    throw fault;
  }
}

type Loading = { database: OpenDatabase; log: Log; closing?: AbortSignal };

/** Loading knows no way to break off; on closing it is left where it stands, which the database forgives. */
async function load(strapi: Core.Strapi, { database, log, closing }: Loading): Promise<void> {
  closing?.throwIfAborted();
  const { level } = strapi.log;
  strapi.log.level = 'warn';
  const closed = new Promise<never>((_, left) =>
    closing?.addEventListener('abort', () => {
      strapi.log.silent = true;
      // Where knex speaks of every connection that the closing database breaks off.
      console.warn = () => undefined;
      left(closing.reason);
    }),
  );
  await Promise.race([oneAtATime({ database, what: 'start', log }, () => strapi.load()), closed]);
  strapi.log.level = level;
}

/** Requests under way are answered first; the database is left in any case. */
export async function closeOffice({ strapi, database }: Office): Promise<void> {
  strapi.log.level = 'warn';
  try {
    await finishRequests(strapi);
    await keepingSignals(() => strapi.destroy());
  } finally {
    await database.stop();
  }
}

async function finishRequests({ server: { httpServer } }: Core.Strapi): Promise<void> {
  if (!httpServer.listening) return;
  const finished = new Promise((done) => httpServer.close(done));
  await Promise.race([finished, sleep(PATIENCE, undefined, { ref: false })]);
}

/** Runs one command on the office, beside a server or without one, and leaves nothing running. */
export async function withOffice<T>(log: Log, act: (office: Office) => Promise<T>): Promise<T> {
  const office = await openOffice({ isServer: false, log });
  try {
    return await act(office);
  } finally {
    await closeOffice(office);
  }
}

export function prepareEnvironment(log: Log): Settings {
  process.chdir(ROOT);
  loadEnvironment({ root: ROOT, log });
  return readSettings();
}
