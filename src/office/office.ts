import { createStrapi, type Core } from '@strapi/strapi';
import { join } from 'node:path';

import { type Log, oneAtATime, openOfficeDatabase, type OpenDatabase } from './database';
import { ROOT } from './root';
import { loadEnvironment } from './secrets';
import { readSettings, type Settings } from './settings';

export type Office = { strapi: Core.Strapi; database: OpenDatabase; settings: Settings };

/** The environment read and checked, the database up, the application loaded on it; not listening yet. */
export async function openOffice({ isServer, log }: { isServer: boolean; log: Log }): Promise<Office> {
  const settings = prepareEnvironment(log);
  const database = await openOfficeDatabase({ settings, isServer, log });
  process.env.DATABASE_URL = database.url;
  const strapi = createStrapi({ appDir: ROOT, distDir: join(ROOT, 'dist'), serveAdminPanel: isServer });
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  const level = strapi.log.level;
  strapi.log.level = 'warn';
  await oneAtATime(database.url, () => strapi.load());
  strapi.log.level = level;
  return { strapi, database, settings };
}

export async function closeOffice({ strapi, database }: Office): Promise<void> {
  strapi.log.level = 'warn';
  await strapi.destroy();
  await database.stop();
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
