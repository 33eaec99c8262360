import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { createStrapi, type Core } from '@strapi/strapi';
import { Client } from 'pg';
import supertest from 'supertest';

import { databaseUrl, ROOT, testEnvironment } from './environment';

const TEMPLATE = 'office_template';

export type Office = {
  strapi: Core.Strapi;
  /** `http://127.0.0.1:<port>` of the office that really listens. */
  url: string;
  http: ReturnType<typeof supertest>;
  graphql<T = Record<string, unknown>>(query: string, variables?: object, token?: string): Promise<GraphqlAnswer<T>>;
  /** The same database under a new process of the app, as after a restart. */
  restart(): Promise<void>;
  close(): Promise<void>;
};
export type GraphqlAnswer<T> = { data: T; errors?: { message: string; extensions: { code: string; error?: unknown } }[] };

let opened = 0;

/** A press office of its own for one story: a copy of the finished template database, the compiled app, real HTTP. */
export async function openOffice(env: Record<string, string> = {}, { withPanel = false } = {}): Promise<Office> {
  opened += 1;
  const name = `office_${process.pid}_${opened}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  let running = await serve(databaseUrl(name), env, withPanel);
  const office: Office = {
    ...running.face,
    restart: async () => {
      await running.shut();
      running = await serve(databaseUrl(name), env, withPanel);
      Object.assign(office, running.face);
    },
    close: async () => {
      await running.shut();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
  return office;
}

async function serve(database: string, env: Record<string, string>, withPanel: boolean) {
  const { strapi, shut } = await bootOffice(database, env, withPanel);
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
export async function bootOffice(url: string, env: Record<string, string> = {}, withPanel = false) {
  Object.assign(process.env, testEnvironment(url), env);
  const strapi = createStrapi({ appDir: ROOT, distDir: join(ROOT, 'dist'), serveAdminPanel: withPanel });
  await strapi.load();
  return { strapi, shut: () => keepingListeners(() => strapi.destroy()) };
}

/** Strapi's destroy removes every listener of the process, the test runner's own among them. */
async function keepingListeners(act: () => Promise<void>): Promise<void> {
  const kept = process.eventNames().map((event) => [event, process.rawListeners(event as 'message')] as const);
  await act();
  for (const [event, listeners] of kept) {
    for (const listener of listeners) process.on(event as 'message', listener as never);
  }
}

async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
