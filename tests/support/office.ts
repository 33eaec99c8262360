import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Core, createStrapi } from '@strapi/strapi';
import { Client } from 'pg';
import supertest from 'supertest';

import { databaseUrl, ROOT, testEnvironment } from './environment';
import { freshStrapi } from './fresh-strapi';
import type { Outside } from './runner-environment';

const TEMPLATE = 'office_template';

/** Strapi, and the process it reads its settings from, as they are outside of Jest's sandbox. */
const outside = (globalThis as { outside?: Outside }).outside ?? { require, process };

export type Office = {
  strapi: Core.Strapi;
  /** `http://127.0.0.1:<port>` of the office that really listens. */
  url: string;
  /** Of the story's own database. */
  databaseUrl: string;
  http: ReturnType<typeof supertest>;
  graphql<T = Record<string, unknown>>(query: string, variables?: object, token?: string): Promise<GraphqlAnswer<T>>;
  /** The same database under a new process of the app, as after a restart. */
  restart(): Promise<void>;
  close(): Promise<void>;
};
export type GraphqlAnswer<T> = { data: T; errors?: { message: string; extensions: { code: string; error?: unknown } }[] };

/** Changes the types before the app builds its tables and its schema on them. */
export type Alter = (strapi: Core.Strapi) => void;
/** `without` leaves plugins of ours out, to tell what is Strapi's own. */
type Ways = { alter?: Alter; withPanel?: boolean; without?: 'editorial'[] };

/** A press office of its own for one story: a copy of the finished template database, the compiled app, real HTTP. */
export async function openOffice(env: Record<string, string> = {}, ways: Ways = {}): Promise<Office> {
  const name = `office_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  if (ways.without) await leaveOut(databaseUrl(name));
  let running = await serve(databaseUrl(name), env, ways);
  const office: Office = {
    databaseUrl: databaseUrl(name),
    ...running.face,
    restart: async () => {
      await running.shut();
      running = await serve(databaseUrl(name), env, ways);
      Object.assign(office, running.face);
    },
    close: async () => {
      await running.shut();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
  return office;
}

async function serve(database: string, env: Record<string, string>, ways: Ways) {
  const { strapi, shut } = await bootOffice(database, env, ways);
  strapi.server.mount();
  await new Promise<void>((listening) => strapi.server.httpServer.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(strapi.server.httpServer.address() as AddressInfo).port}`;
  const http = supertest(url);
  const graphql = async <T>(query: string, variables: object = {}, token?: string) => {
    const request = http.post('/graphql').send({ query, variables });
    if (token) void request.set('Authorization', `Bearer ${token}`);
    return (await request).body as GraphqlAnswer<T>;
  };
  return { shut, face: { strapi, url, http, graphql } };
}

/** The compiled app on the given database, loaded but not listening. */
export async function bootOffice(url: string, env: Record<string, string> = {}, ways: Ways = {}) {
  const folder = await publicFolder();
  const restore = rememberProcess();
  const without = { TEST_WITHOUT: ways.without?.join() ?? '' };
  Object.assign(outside.process.env, testEnvironment(url), { TEST_PUBLIC_FOLDER: folder }, without, env);
  const base = ways.alter
    ? freshStrapi(outside.require)
    : (outside.require('@strapi/strapi') as { createStrapi: typeof createStrapi });
  const strapi = base.createStrapi({ appDir: ROOT, distDir: join(ROOT, 'dist'), serveAdminPanel: ways.withPanel ?? false });
  const bootstrap = strapi.bootstrap.bind(strapi);
  strapi.bootstrap = () => {
    ways.alter?.(strapi);
    return bootstrap();
  };
  const shut = async () => {
    await strapi.destroy();
    restore();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await strapi.load();
  } catch (fault) {
    // Else its connections keep the test runner alive for ever.
    await shut();
    throw fault;
  }
  return { strapi, shut };
}

/**
 * Nothing of one office reaches the next one in the same process: neither what it was told nor what it listened to.
 * Strapi's destroy removes every listener, the test runner's own among them.
 */
function rememberProcess(): () => void {
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
async function publicFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'office-public-'));
  const uploads = join(ROOT, 'public', 'uploads');
  await cp(join(ROOT, 'public'), folder, { recursive: true, filter: (path) => !path.startsWith(join(uploads, '/')) });
  return folder;
}

/** The database itself refuses what was not cleared; without the desk nobody could clear. */
async function leaveOut(url: string): Promise<void> {
  await administer('DROP FUNCTION editorial_refuse_uncleared CASCADE', url);
}

async function administer(sql: string, url = process.env.TEST_POSTGRES_URL): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
