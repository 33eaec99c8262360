import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import supertest from 'supertest';

import { embeddedUrl, freePort, makeCheckout, type Checkout, type Running } from './support/checkout';
import { databaseUrl } from './support/environment';
import { ask, patiently, processesIn } from './support/postgres-processes';
import { countRows } from './support/rows';

jest.setTimeout(180_000);

const OPEN = /Ctrl-C closes it/;
const SENTENCE = /^[^\n]+\.\n$/;

let town: Checkout;
let port: string;
let server: Running;
/** What an uninterrupted demo amounts to. */
let demo: Record<string, number>;

beforeAll(async () => {
  town = makeCheckout();
  port = await freePort();
});
afterAll(() => town.remove());

const database = () => join(town.folder, '.data/postgres');
const site = () => supertest(`http://127.0.0.1:${port}`);

describe('A town that begins with nothing', () => {
  it('is refused in production as long as its secrets are not set, and nothing is invented', async () => {
    const { status, said } = await town.office('start', { NODE_ENV: 'production', PORT: port, JWT_SECRET: 'set' }).ended;
    expect([status, said]).toEqual([1, expect.stringMatching(SENTENCE)]);
    expect(said).toMatch(/^APP_KEYS, API_TOKEN_SALT, .*, ENCRYPTION_KEY are not set; in production set each/);
    expect(existsSync(join(town.folder, '.env'))).toBe(false);
  });

  it('opens with one command, and says where everything is and who may come in', async () => {
    server = town.office('start', { PORT: port });
    const said = await server.says(OPEN);
    expect(said).toMatch(/^Wrote new secrets into .*\.env \(APP_KEYS, .*\)\.\nOpening the office/);
    for (const path of ['/', '/admin', '/graphql', '/api/openapi.json', '/documentation'])
      expect(said).toContain(`http://localhost:${port}${path}`);
    expect(said).not.toMatch(/warn|deprecat|\n +at /i);
    demo = await countRows(embeddedUrl(town.folder));

    const password = /Password +(\S+)/.exec(said)?.[1];
    await site().post('/admin/login').send({ email: 'head@demo.example', password }).expect(200);
    await site().post('/admin/login').send({ email: 'head@demo.example', password: 'Wrong-password-1' }).expect(400);
    const { body } = await site().post('/graphql').send({ query: '{ pressReleases_connection { pageInfo { total } } }' });
    expect(body.data.pressReleases_connection.pageInfo.total).toBeGreaterThan(20);
    for (const path of ['/', '/admin', '/documentation']) await site().get(path).expect(200);
    const { headers } = await site().get('/api/openapi.json').expect(200);
    for (const has of [headers.etag!, '*']) await site().get('/api/openapi.json').set('If-None-Match', has).expect(304);
  });

  it('keeps its secrets to itself', () => {
    const env = join(town.folder, '.env');
    expect(statSync(env).mode & 0o777).toBe(0o600);
    expect(readFileSync(env, 'utf8').match(/^[A-Z_]+=[\w,-]{43,}$/gm)).toHaveLength(6);
  });

  it('lets no second office in, neither at its port nor on its database, and takes no harm', async () => {
    const seconds = [town.office('start', { PORT: port }), town.office('start', { PORT: await freePort() })];
    const [atPort, onDatabase] = await Promise.all(seconds.map(({ ended }) => ended));
    expect(atPort).toEqual({ status: 1, said: expect.stringMatching(SENTENCE) });
    expect(atPort?.said).toContain(`Port ${port} on 127.0.0.1 is taken, perhaps by an office that is open already`);
    expect(onDatabase?.status).toBe(1);
    expect(onDatabase?.said).toMatch(/^Opening the office …\nAnother Deltio server \(process \d+\) is already running/);
    await site().get('/api/press-releases').expect(200);
  });

  it('has a worker beside it, which stays', async () => {
    const worker = town.office('start', { ROLE: 'worker', PORT: port });
    await worker.says(/Deltio works in the background/);
    worker.signal('SIGTERM');
    expect(await worker.ended).toEqual({ status: 0, said: expect.stringMatching(/background.*\n.*Closing the office …\n$/s) });
    await site().get('/_ready').expect(200);
  });
});

describe('The operator’s commands beside an open office', () => {
  const done = async (command: string) => {
    const { status, said } = await town.office(command).ended;
    if (status !== 0) throw new Error(`${command}: ${status}, ${said}`);
    return said;
  };
  const failed = async (command: string) => {
    const { status, said } = await town.office(command).ended;
    expect([command, status]).toEqual([command, 1]);
    return said;
  };
  const logIn = (email: string, password?: string) => site().post('/admin/login').send({ email, password });

  it('find everything as it should be, and say what is not', async () => {
    expect(await done('doctor')).toMatch(/^(✓ .*\n){9,}$/);
    const built = join(town.folder, 'dist/build/.made-from');
    const madeFrom = readFileSync(built, 'utf8');
    writeFileSync(built, 'something older');
    expect(await failed('doctor')).toMatch(/^✗ panel: The panel is not built or out of date.*\n[^]*\n1 to mend\.\n$/m);
    writeFileSync(built, madeFrom);
  });

  it('let somebody into the panel once', async () => {
    const said = await done('admin create --email Mayor@Town.example --role head --name Eleni');
    expect(said).toMatch(/^Made the login Mayor@Town\.example with the role head, password \S+ +\(shown this once\)\n$/);
    await logIn('Mayor@Town.example', /password (\S+)/.exec(said)?.[1]).expect(200);
  });

  it('write the demo only once', async () => {
    const before = await countRows(embeddedUrl(town.folder));
    expect(await done('seed demo')).toMatch(/^0\/11 pictures\n[^]*11\/11 done\n$/);
    expect(await countRows(embeddedUrl(town.folder))).toEqual(before);
  });

  it('grow the office by releases', async () => {
    expect(await done('seed bulk --releases 90')).toMatch(/90\/90 releases\n$/);
    const { body } = await site().get('/api/press-releases?filters[slug][$endsWith]=-g').expect(200);
    expect(body.meta.pagination.total).toBe(90);
  });
});

describe('A town whose server dies', () => {
  it('opens again after kill -9, with the same secrets, nothing twice, and no password said', async () => {
    const secrets = readFileSync(join(town.folder, '.env'), 'utf8');
    const before = postmaster();
    const rows = await countRows(embeddedUrl(town.folder));
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    server = town.office('start', { PORT: port });
    const said = await server.says(OPEN);
    expect(said).not.toMatch(/Password|secrets|demo/i);
    expect(postmaster()).not.toBe(before);
    expect(await countRows(embeddedUrl(town.folder))).toEqual(rows);
    expect(readFileSync(join(town.folder, '.env'), 'utf8')).toBe(secrets);
  });

  it('answers what is under way and leaves no process when it is closed by Ctrl-C, twice over', async () => {
    const statuses: number[] = [];
    const reader = async () => {
      for (;;) statuses.push((await site().get('/api/press-releases?pagination[pageSize]=100')).status);
    };
    const readers = [reader(), reader(), reader()].map((reading) => reading.catch((fault: Error) => fault.message));
    await patiently(() => expect(statuses.length).toBeGreaterThan(5));
    server.signal('SIGINT');
    server.signal('SIGINT');
    const { status, said } = await server.ended;
    expect([status, said]).toEqual([0, expect.stringMatching(/Closing the office …\n$/)]);
    for (const fault of await Promise.all(readers)) expect(fault).toMatch(/ECONNREFUSED|ECONNRESET|socket hang up/);
    expect(new Set(statuses)).toEqual(new Set([200]));
    await patiently(() => expect(processesIn(database())).toEqual([]));
    expect(() => process.kill(-server.pid, 0)).toThrow('ESRCH');
  });

  it('closes without a fault in the middle of opening, too', async () => {
    appendFileSync(join(town.folder, '.env'), 'DEMO=false');
    server = town.office('start', { PORT: port });
    await server.says(/Opening the office/);
    await sleep(1_500);
    server.signal('SIGTERM');
    expect(await server.ended).toEqual({ status: 0, said: 'Opening the office …\nClosing the office …\n' });
    await patiently(() => expect(processesIn(database())).toEqual([]));
  });
});

describe('Two offices that open at once on one empty database', () => {
  const name = `two_offices_${process.pid}`;
  let env: Record<'DATABASE_URL' | 'DEMO' | 'DEMO_PASSWORD', string>;
  let ports: string[];
  let offices: Running[];

  beforeAll(async () => {
    await ask(process.env.TEST_POSTGRES_URL!, `CREATE DATABASE ${name}`);
    env = { DATABASE_URL: databaseUrl(name), DEMO: 'true', DEMO_PASSWORD: 'Demo-of-two-1' };
    ports = [await freePort(), await freePort()];
    offices = ports.map((p) => town.office('start', { ...env, PORT: p }));
  });
  afterAll(async () => {
    for (const office of offices) office.signal('SIGKILL');
    await ask(process.env.TEST_POSTGRES_URL!, `DROP DATABASE ${name} WITH (FORCE)`);
  });

  it('make one demo between them, even if the one that writes it is killed: the other goes on with it', async () => {
    const writer = await Promise.race(offices.map((office) => office.says(/Writing the demo/).then(() => office)));
    const other = offices.find((office) => office !== writer)!;
    const written = async () => Number(await ask(env.DATABASE_URL, `SELECT count(*) FROM (${WRITTEN}) AS keys`));
    while ((await written()) < 20) await sleep(50);
    writer.signal('SIGKILL');
    const before = await written();
    await other.says(/Finishing the demo municipality, which was cut off/);
    while ((await written()) < before + 40) await sleep(50);
    other.signal('SIGTERM');
    expect((await other.ended).status).toBe(0);
    const { topics, places, departments } = await countRows(env.DATABASE_URL);
    expect({ topics, places, departments }).toEqual({
      topics: demo.topics,
      places: demo.places,
      departments: demo.departments,
    });
  });
});

/** What the demo remembers to have written. */
const WRITTEN = "SELECT jsonb_object_keys(value::jsonb) FROM strapi_core_store_settings WHERE key = 'core_office_demo'";

function postmaster(): number {
  return Number(readFileSync(join(database(), 'data/postmaster.pid'), 'utf8').split('\n')[0]);
}
