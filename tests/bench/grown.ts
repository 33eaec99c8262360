import type { Core } from '@strapi/strapi';
import { Client } from 'pg';

import { seedBulk } from '../../src/office/demo/bulk';
import { bootOffice, rememberProcess, shutOffice } from '../support/boot';
import { databaseUrl } from '../support/environment';

const EMPTY = 'office_template';
const TOPICS = 12;

/** A database with so many public releases in three languages, to be copied; where it is there already, it is left as it is. */
export async function grownDatabase(releases: number): Promise<string> {
  const name = `releases_${releases}`;
  if (await makeFrom({ name, template: EMPTY })) await inOffice(name, (strapi) => grow(strapi, releases));
  return name;
}

/** One that is filled by plain SQL; who fills it knows its address. */
export async function filledDatabase(name: string, fill: (databaseUrl: string) => Promise<void>): Promise<string> {
  if (await makeFrom({ name, template: EMPTY })) await fill(databaseUrl(name)).then(() => finish(name));
  return name;
}

/** The same, so many times as large as another: its releases again and again, each time older, as other documents. */
export async function multipliedDatabase(template: string, times: number): Promise<string> {
  const name = `${template}_${times}`;
  if (await makeFrom({ name, template })) {
    await inDatabase(name, (client) => multiply(client, times));
    await inDatabase(name, forgetServed);
    await inOffice(name, async () => undefined);
  }
  return name;
}

/** The same, of whose releases 70 % are out in Turkish, and 60 % in English. */
export async function thinnedDatabase(template: string): Promise<string> {
  const name = `${template}_thinned`;
  if (await makeFrom({ name, template })) {
    await inDatabase(name, thin);
    await inDatabase(name, forgetServed);
    await inOffice(name, async () => undefined);
  }
  return name;
}

async function thin(client: Client): Promise<void> {
  await client.query('ALTER TABLE press_releases DISABLE TRIGGER USER');
  await client.query(`DELETE FROM press_releases WHERE published_at IS NOT NULL AND (
    locale = 'tr' AND abs(hashtext(document_id) % 10) IN (0, 3, 6) OR locale = 'en' AND abs(hashtext(document_id) % 10) IN (1, 2, 3, 7))`);
  await client.query('ALTER TABLE press_releases ENABLE TRIGGER USER');
}

/** What is served in a language is made anew at the next start. */
async function forgetServed(client: Client): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS served_el, served_en, served_tr CASCADE');
}

/** Answers whether it was made, and not there before; one that was never finished is made anew. */
async function makeFrom({ name, template }: { name: string; template: string }): Promise<boolean> {
  return inDatabase(undefined, async (client) => {
    const { rows } = await client.query(
      `SELECT shobj_description(oid, 'pg_database') AS said FROM pg_database WHERE datname = $1`,
      [name],
    );
    if (rows[0]?.said === 'grown') return false;
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
    return true;
  });
}

async function finish(name: string): Promise<void> {
  await inDatabase(name, async (client) => {
    await client.query('VACUUM ANALYZE');
    await client.query(`COMMENT ON DATABASE ${name} IS 'grown'`);
  });
}

async function inOffice(name: string, act: (strapi: Core.Strapi) => Promise<void>): Promise<void> {
  const restoreProcess = rememberProcess();
  const office = await bootOffice(databaseUrl(name));
  try {
    await act(office.strapi);
  } finally {
    await shutOffice(office);
    restoreProcess();
  }
  await finish(name);
}

async function inDatabase<T>(name: string | undefined, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: name ? databaseUrl(name) : process.env.TEST_POSTGRES_URL });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** A body and topics in three languages, and under them the releases. */
async function grow(strapi: Core.Strapi, releases: number): Promise<void> {
  const written = async (type: 'api::organization.organization' | 'api::topic.topic', data: object) => {
    const { documentId } = await strapi.documents(type).create({ data: data as never, locale: 'el' });
    for (const locale of ['en', 'tr'] as const) await strapi.documents(type).update({ documentId, data: data as never, locale });
  };
  await written('api::organization.organization', { name: 'Municipality', kind: 'municipality' });
  for (let n = 0; n < TOPICS; n++) await written('api::topic.topic', { name: `Topic ${n}` });
  await seedBulk({ strapi, releases, progress: () => undefined });
}

const OWN: Record<string, string> = {
  id: 'id + n * span',
  document_id: `left(md5(document_id || n), 24)`,
  slug: `slug || '-' || n`,
  ...Object.fromEntries(['issued_at', 'published_at', 'created_at', 'updated_at'].map((at) => [at, `${at} - n * age`])),
};
const LINKS = ['press_releases_organization_lnk', 'press_releases_topics_lnk'];

/** What follows a release by triggers (search and the like) is no part of a list, and is left as it is. */
async function multiply(client: Client, times: number): Promise<void> {
  const { rows } = await client.query('SELECT max(id) AS span, max(published_at) - min(published_at) AS age FROM press_releases');
  const { span, age } = rows[0] as { span: number; age: { toPostgres(): string } };
  const columnsOf = async (table: string) => {
    const found = await client.query(
      'SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1',
      [table],
    );
    return found.rows.map(({ column_name }) => column_name as string);
  };
  const from = `(SELECT $1::int AS span, $2::interval AS age) AS shift, generate_series(1, ${times - 1}) AS n`;
  const again = async (table: string, own: Record<string, string>) => {
    const columns = await columnsOf(table);
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await client.query(
      `INSERT INTO ${table} (${columns.map((c) => `"${c}"`).join()}) SELECT ${columns.map((c) => own[c] ?? `"${c}"`).join()} FROM ${table}, ${from}`,
      [span, age.toPostgres()],
    );
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`);
  };
  await again('press_releases', OWN);
  for (const table of LINKS) {
    const { rows: spans } = await client.query(`SELECT max(id) AS span FROM ${table}`);
    await again(table, { id: `id + n * ${spans[0].span}`, press_release_id: 'press_release_id + n * span' });
  }
}
