import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { jobs } from '../src/plugins/jobs/api';
import { testEnvironment } from './support/environment';
import { openOffice, type Office } from './support/office';
import { draftRelease, letOut } from './support/paper';

const RELEASE = 'api::press-release.press-release';
/** Read at each start of the office. */
const env: Record<string, string> = { ROLE: 'web', PURGE_SECRET_HEADER: 'Fastly-Key: a secret: of the cache' };

type Told = { method: string; headers: IncomingHttpHeaders; keys: string[]; at: number };
type Way = 'well' | 'badly' | 'never';
let office: Office;
let cache: Server;
let answers: Way = 'well';
const told: Told[] = [];

beforeAll(async () => {
  cache = createServer((req, res) => {
    let body = '';
    req.on('data', (part: Buffer) => (body += part.toString()));
    req.on('end', () => {
      const { surrogate_keys: keys } = JSON.parse(body) as { surrogate_keys: string[] };
      told.push({ method: req.method ?? '', headers: req.headers, keys, at: Date.now() });
      if (answers !== 'never') res.writeHead(answers === 'well' ? 200 : 503).end();
    });
  }).listen(0, '127.0.0.1');
  await once(cache, 'listening');
  env.PURGE_URL = `http://127.0.0.1:${(cache.address() as AddressInfo).port}/purge`;
  office = await openOffice(env);
}, 120_000);
afterAll(async () => {
  cache.closeAllConnections();
  cache.close();
  await office.close();
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 1_200 && !(await holds()); i++) await sleep(50);
  expect(await holds()).toBe(true);
}

const written = async () =>
  (await office.strapi.db.connection('delivery_purges').select('key')).map(({ key }: { key: string }) => key);

describe('A cache in front of the office', () => {
  let release: string;

  it('is told by whoever works next what changed, also where the process that began to tell it was killed', async () => {
    release = (await draftRelease(office, { title: 'Νέα ώρα' })).documentId;
    expect((await written()).filter((key) => key.startsWith('press-release'))).toEqual([]);
    await letOut(office, RELEASE, release);
    expect(await written()).toEqual(expect.arrayContaining(['press-release', `press-release:${release}`]));

    answers = 'never';
    const other = fork(join(__dirname, 'support', 'second-office.ts'), {
      execArgv: ['-r', 'esbuild-register'],
      env: {
        ...testEnvironment(office.databaseUrl),
        PATH: process.env.PATH,
        TEST_POSTGRES_URL: process.env.TEST_POSTGRES_URL,
        SECOND_OFFICE: JSON.stringify({ ...env, ROLE: 'all' }),
      },
    });
    await until(() => told.length === 1).finally(() => other.kill('SIGKILL'));
    expect((await written()).length).toBeGreaterThan(0);

    answers = 'well';
    env.ROLE = 'all';
    await office.restart();
    await until(async () => told.length >= 2 && (await written()).length === 0);
    expect((await jobs(office.strapi).count()).failed).toBe(0);
    for (const { method, keys, headers } of told) {
      expect([method, headers['fastly-key'], headers['surrogate-key']]).toEqual([
        'POST',
        'a secret: of the cache',
        keys.join(' '),
      ]);
      expect(keys).toEqual(expect.arrayContaining(['press-release', `press-release:${release}`]));
    }
  }, 180_000);

  it('is told of a change once all processes know of it, and of nothing that readers do not see', async () => {
    await until(async () => (await jobs(office.strapi).count()).waiting === 0);
    told.length = 0;
    const changedAt = Date.now();
    await office.strapi.db.connection.raw(`UPDATE press_releases SET subtitle = 'Άλλο' WHERE document_id = ?`, [release]);
    await until(() => told.length > 0);
    expect(told[0]?.keys.sort()).toEqual(['press-release', `press-release:${release}`]);
    expect(told[0]?.at).toBeGreaterThanOrEqual(changedAt + 1_000);
    expect((await office.http.get('/api/press-releases?locale=el')).headers['surrogate-key']?.split(' ')).toEqual(
      expect.arrayContaining(['deltio', 'press-release', `press-release:${release}`]),
    );
  }, 120_000);

  it('is told again, later each time, while it refuses; the fault stands on the page of background work', async () => {
    answers = 'badly';
    told.length = 0;
    await office.strapi.db.connection.raw(`UPDATE press_releases SET subtitle = 'Τρίτο' WHERE document_id = ?`, [release]);
    const waiting = async () => (await jobs(office.strapi).show({ state: 'waiting', page: 1 })).jobs[0];
    await until(async () => (await waiting())?.error != null);
    expect(await waiting()).toMatchObject({ task: 'delivery.purge', attempts: 1, maxAttempts: 10 });
    expect((await waiting())?.error).toMatch(/127\.0\.0\.1:\d+ answered 503/);
    await office.strapi.db.connection.raw('UPDATE graphile_worker._private_jobs SET max_attempts = 2');
    // Further changes do not begin it anew.
    await office.strapi.db.connection.raw(`UPDATE press_releases SET subtitle = 'Τέταρτο' WHERE document_id = ?`, [release]);
    const failed = async () => (await jobs(office.strapi).show({ state: 'failed', page: 1 })).jobs[0];
    await until(async () => (await failed())?.task === 'delivery.purge');
    expect((await failed())?.error).toMatch(/answered 503/);
    expect(told).toHaveLength(2);
    answers = 'well';
    await jobs(office.strapi).retry({ id: (await failed())?.id ?? '' });
    await until(async () => (await written()).length === 0);
    expect(told[2]?.keys.sort()).toEqual(['press-release', `press-release:${release}`]);
  }, 120_000);
});
