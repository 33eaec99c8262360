import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { mend, STORE } from '../src/office/postgres/binaries';
import { openDatabase, type Database } from '../src/office/postgres/embedded';
import { ask, bringOffice, canBeNobody, NOBODY, openInChild, patiently, processesIn } from './support/postgres-processes';

jest.setTimeout(30_000);

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? it : it.skip;
const asNobody = isRoot && canBeNobody() ? it : it.skip;

const top = mkdtempSync(join(tmpdir(), 'deltio-postgres-'));
const root = join(top, 'δήμος με κενά');
const home = join(root, '.data/postgres');
/** What these tests brought into the store, which other checkouts on this machine may use too. */
const stored: string[] = [];
const said: string[] = [];
const opened: Database[] = [];

// PostgreSQL's user must come through to the folders below.
beforeAll(() => chmodSync(top, 0o755));

beforeEach(() => void said.splice(0));

afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.stop()));
});

afterAll(() => {
  for (const folder of [top, ...stored]) rmSync(folder, { recursive: true, force: true });
  if (isRoot && existsSync(STORE) && readdirSync(STORE).length === 0) rmdirSync(STORE);
});

describe('a first start', () => {
  it('makes a database that reads Greek and Turkish', async () => {
    const { url } = await open({ durable: true });
    expect(url).toMatch(/^postgres:\/\/deltio:\w{48}@127\.0\.0\.1:\d+\/deltio$/);
    expect(said).toEqual([expect.stringContaining('Made an empty PostgreSQL 18 database')]);
    await ask(url, 'CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm; CREATE TABLE kept AS SELECT 1 AS n');
    expect(await ask(url, `SELECT to_tsvector('greek', 'Ο Δήμαρχος των Αθηναίων') @@ plainto_tsquery('greek', 'δημάρχου')`)).toBe(
      true,
    );
    expect(await ask(url, `SELECT to_tsvector('turkish', 'kitapların') @@ plainto_tsquery('turkish', 'kitap')`)).toBe(true);
    expect(await ask(url, `SELECT similarity(unaccent('Οδός'), 'ΟΔΟΣ')`)).toBe(1);
    expect(
      await ask(url, `SELECT string_agg(w, ' ' ORDER BY w COLLATE "el-x-icu") FROM unnest('{ωμέγα,άλφα,βήτα}'::text[]) w`),
    ).toBe('άλφα βήτα ωμέγα');
    expect(await ask(url, 'SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user')).toBe(false);
  });

  it('keeps data and passwords to themselves', () => {
    expect(statSync(join(home, 'data')).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'pgpass')).mode & 0o777).toBe(0o600);
  });

  it('done twice at once makes one database and one server, and sweeps away what a killed start left half made', async () => {
    const twin = join(top, 'twin');
    put(join(twin, '.data/postgres/data.draft-4194300-abcdef/PG_VERSION'), '18');
    const starts = await Promise.allSettled([open({ root: twin }), open({ root: twin })]);
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(readdirSync(join(twin, '.data/postgres')).filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('mends links and executable bits that npm left out', () => {
    const native = join(top, 'native');
    for (const name of ['initdb', 'pg_ctl', 'postgres']) put(join(native, 'bin', name), '', 0o600);
    put(join(native, 'lib/libpq.so.5.18'), 'library');
    put(
      join(native, 'pg-symlinks.json'),
      JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
    );
    mend(native);
    mend(native);
    expect(readlinkSync(join(native, 'lib/libpq.so.5'))).toBe('libpq.so.5.18');
    expect(statSync(join(native, 'bin/initdb')).mode & 0o111).toBe(0o111);
  });
});

describe('a later start', () => {
  it('finds the data at the same address, and stop leaves no process', async () => {
    const first = await open();
    await first.stop();
    await patiently(() => expect(processesIn(home)).toEqual([]));
    const second = await open();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT n FROM kept')).toBe(1);
  });

  it('moves to another port when a stranger has taken its own', async () => {
    const { port } = JSON.parse(readFileSync(join(home, 'state.json'), 'utf8')) as { port: number };
    const stranger = createServer().listen(port, '127.0.0.1');
    await once(stranger, 'listening');
    const { url } = await open();
    stranger.close();
    expect(new URL(url).port).not.toBe(String(port));
    expect(said).toEqual([expect.stringContaining(`Port ${port} of the embedded PostgreSQL is taken`)]);
  });

  it('is not stopped by a pid file that names a stranger', async () => {
    const own = isRoot ? { uid: statSync(join(home, 'data')).uid } : {};
    const stranger = spawn('sleep', ['60'], own);
    writeFileSync(
      join(home, 'data/postmaster.pid'),
      `${stranger.pid}\n${join(home, 'data')}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
    );
    expect(await ask((await open()).url, 'SELECT n FROM kept')).toBe(1);
    expect(stranger.kill()).toBe(true);
  });

  it('refuses a database of another major version and one that is not whole', async () => {
    const version = join(home, 'data/PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(open()).rejects.toThrow(/made by PostgreSQL 17, but this release of Deltio brings PostgreSQL 18: dump it/);
    rmSync(version);
    await expect(open()).rejects.toThrow(/is not a whole PostgreSQL data folder/);
    put(version, '18\n', 0o600);
    if (isRoot) chownSync(version, statSync(join(home, 'data')).uid, -1);
  });

  it('sets new passwords when their file is lost', async () => {
    rmSync(join(home, 'pgpass'));
    expect(await ask((await open()).url, 'SELECT n FROM kept')).toBe(1);
  });
});

describe('a database in use', () => {
  it('refuses a second server by name, which harms nothing', async () => {
    const { url } = await open();
    await expect(open()).rejects.toThrow(
      `Another Deltio server (process ${process.pid}) is already running on the database in ${home}: stop it first`,
    );
    expect(await ask(url, 'SELECT n FROM kept')).toBe(1);
  });

  it('serves commands beside the server, and the last one out stops it', async () => {
    const server = await open();
    const command = await open({ exclusive: false, createDatabases: true });
    await server.stop();
    await ask(command.url, 'CREATE DATABASE scratch');
    await command.stop();
    await patiently(() => expect(processesIn(home)).toEqual([]));
  });

  it('comes back at the same address after kill -9, even while its processes still die', async () => {
    const { url } = await open();
    const [writer] = processesIn(home).filter(({ command }) => command.includes('background writer'));
    process.kill(writer!.pid, 'SIGSTOP');
    process.kill(postmasterPid(), 'SIGKILL');
    await sleep(700);
    process.kill(writer!.pid, 'SIGKILL');
    expect(await patiently(() => ask(url, 'SELECT n FROM kept'))).toBe(1);
    await patiently(() => expect(said).toEqual(['PostgreSQL went away; bringing it back.', 'PostgreSQL is back.']));
  });

  it('stops by itself when its server is killed with -9, and the next start works', async () => {
    const child = await openInChild({ root });
    child.process.kill('SIGKILL');
    expect(await ask((await open()).url, 'SELECT n FROM kept')).toBe(1);
    await opened[0]!.stop();
    (await openInChild({ root })).process.kill('SIGKILL');
    await patiently(() => expect(processesIn(home)).toEqual([]));
  });
});

describe('whoever starts it', () => {
  asRoot('as root in a closed checkout, it moves where PostgreSQL can be', async () => {
    const closed = mkdtempSync('/root/deltio-closed-');
    const { office, version } = bringOffice(closed);
    const binaries = join(STORE, `binaries-${version}`);
    if (!existsSync(binaries)) stored.push(binaries);
    try {
      const { process: child, url, sentences } = await openInChild({ root: closed, office, umask: 0o077 });
      expect(await ask(url, 'SELECT 1')).toBe(1);
      const link = join(closed, '.data/postgres');
      const data = join(realpathSync(link), 'data');
      stored.push(join(data, '../..'));
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(data).toMatch(/^\/var\/lib\/deltio\/\w{12}\/postgres\/data$/);
      expect(sentences.join()).toContain(`the database lies in ${dirname(data)}`);
      expect(readFileSync(join(data, 'postmaster.opts'), 'utf8')).toMatch(new RegExp(`^${binaries}/bin/postgres `));
      child.kill('SIGKILL');
      await patiently(() => expect(processesIn(dirname(data))).toEqual([]));
    } finally {
      rmSync(closed, { recursive: true });
    }
  });

  asNobody('as an ordinary user, it runs as that user', async () => {
    const theirs = join(top, 'theirs');
    mkdirSync(theirs);
    chownSync(theirs, NOBODY, NOBODY);
    const { process: child, url } = await openInChild({ root: theirs, uid: NOBODY });
    expect(await ask(url, 'SELECT 1')).toBe(1);
    expect(statSync(join(theirs, '.data/postgres/data')).uid).toBe(NOBODY);
    child.stdin!.end();
    await once(child, 'exit');
    await patiently(() => expect(processesIn(theirs)).toEqual([]));
  });
});

async function open(options: Partial<Parameters<typeof openDatabase>[0]> = {}): Promise<Database> {
  const database = await openDatabase({
    root,
    exclusive: true,
    durable: false,
    log: (sentence) => said.push(sentence),
    ...options,
  });
  opened.push(database);
  return database;
}

function put(file: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode });
}

function postmasterPid(): number {
  return Number(readFileSync(join(home, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
}
