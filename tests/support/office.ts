import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';

import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import supertest from 'supertest';

import { type Booted, bootOffice, rememberProcess, shutOffice, type Ways } from './boot';
import { databaseUrl } from './environment';
import { putKeptOfficeToSleep, shutKeptOffice, wakeKeptOffice } from './kept-office';
import { outside } from './outside';

const TEMPLATE = 'office_template';
/** Settings that an office without background work reads only when it needs them; the others it reads at its start. */
const LATE = /^DIAVGEIA_(URL|ORGANIZATIONS|BACK_OFF)$/;

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

/**
 * A press office of its own for one story: a copy of the finished template database, the compiled app, real HTTP.
 * Where a story asks for nothing special, the app is the one that the story before it in this process had.
 */
export async function openOffice(env: Record<string, string> = {}, ways: Ways = {}): Promise<Office> {
  const restoreProcess = rememberProcess();
  let isKept = Object.keys(ways).length === 0 && Object.keys(env).every((name) => LATE.test(name));
  const name = isKept ? `office_${outside.process.pid}` : `office_${randomBytes(6).toString('hex')}`;
  const url = databaseUrl(name);
  await administer(`CREATE DATABASE ${name} TEMPLATE ${ways.template ?? TEMPLATE} STRATEGY FILE_COPY`);
  if (ways.without?.includes('editorial')) await leaveOut(url);
  const open = async () => {
    await shutKeptOffice();
    return bootOffice(url, env, ways);
  };
  let booted = await (isKept ? wakeKeptOffice(url, env) : open()).catch((fault: Error) => {
    restoreProcess();
    throw fault;
  });
  const office: Office = {
    databaseUrl: url,
    ...(await face(booted)),
    restart: async () => {
      if (!isKept) await shutOffice(booted);
      isKept = false;
      booted = await open();
      Object.assign(office, await face(booted));
    },
    close: async () => {
      await (isKept ? putKeptOfficeToSleep(booted) : shutOffice(booted));
      restoreProcess();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
  return office;
}

/** What a story sees of an office; it listens from the first look on, and keeps no process alive by that. */
async function face({ strapi }: Booted): Promise<Pick<Office, 'strapi' | 'url' | 'http' | 'graphql'>> {
  const { httpServer } = strapi.server;
  if (!httpServer.listening) {
    strapi.server.mount();
    await new Promise<void>((listening) => httpServer.listen(0, '127.0.0.1', listening));
    httpServer.unref();
  }
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  const http = supertest(url);
  const graphql = async <T>(query: string, variables: object = {}, token?: string) => {
    const request = http.post('/graphql').send({ query, variables });
    if (token) void request.set('Authorization', `Bearer ${token}`);
    return (await request).body as GraphqlAnswer<T>;
  };
  return { strapi, url, http, graphql };
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
