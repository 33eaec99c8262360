import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { ROOT, testEnvironment } from '../support/environment';
import { type EditorialOffice, openEditorialOffice } from '../support/editorial';

jest.setTimeout(3_600_000);

/** A long run, once in a while: `KILLS=200 RELEASES=400 npm run endurance`. */
const KILLS = Number(process.env.KILLS ?? 2);
const RELEASES = Number(process.env.RELEASES ?? 12);

let { office, editor, approved, done, at } = {} as EditorialOffice;
let client: Client;

beforeAll(async () => {
  ({ office, editor, approved, done, at } = await openEditorialOffice());
  client = new Client(office.databaseUrl);
  client.on('error', () => undefined);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await office.close();
});

const count = async (sql: string) => Number((await client.query(`SELECT count(*) ${sql}`)).rows[0].count);

/** Nothing between two states: what is out has its number, its edition and its line in the log, once; what is not has nothing. */
async function expectWhole(): Promise<void> {
  const halves = await client.query(`
    SELECT p.document, p.state, p.live, p.edition,
      (SELECT count(*)::int FROM press_releases r WHERE r.document_id = p.document AND r.published_at IS NOT NULL) AS rows,
      (SELECT count(*)::int FROM editorial_editions e WHERE e.document = p.document) AS editions,
      (SELECT count(*)::int FROM register_numbers n WHERE n.document_id = p.document) AS numbers,
      (SELECT count(*)::int FROM audit_log a WHERE a.document_id = p.document AND a.act = 'editorial.publish') AS logged
    FROM editorial_papers p`);
  for (const { document, state, ...counts } of halves.rows) {
    const n = state === 'published' ? 1 : 0;
    const whole = { live: n ? 'published' : 'never', edition: n, rows: n, editions: n, numbers: n, logged: n };
    expect([document, state, counts]).toEqual([document, state, whole]);
  }
  const { rows } = await client.query('SELECT number::int FROM register_numbers ORDER BY number');
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
}

it('a publication is whole or not there when the database is lost in the middle of it', async () => {
  for (let round = 0; round < 5; round++) {
    const documentId = await approved();
    const publishing = editor.post(at(documentId, 'publish')).catch(() => undefined);
    await sleep(Math.random() * 120);
    const others = `FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await client.query(`SELECT pg_terminate_backend(pid) ${others}`);
    const answer = await publishing;
    await expectWhole();
    const isOut = await count(`FROM editorial_papers WHERE document = '${documentId}' AND live = 'published'`);
    // Whoever is told that it is out can rely on it.
    if (answer?.status === 200) expect(isOut).toBe(1);
    if (!isOut) await done(editor, documentId, 'publish');
  }
  await expectWhole();
});

it('what is due goes out once each, however often the worker is killed', async () => {
  for (let i = 0; i < RELEASES; i++) {
    const documentId = await approved();
    await done(editor, documentId, 'schedule', { at: new Date(Date.now() + 1_000).toISOString() });
  }
  await sleep(1_000);
  for (let kill = 0; kill < KILLS; kill++) {
    const worker = await hire();
    await sleep(Math.random() * 250);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    await expectWhole();
  }
  const last = await hire();
  const left = () => count("FROM editorial_papers WHERE state = 'scheduled'");
  const jobs = () => count("FROM graphile_worker.jobs WHERE task_identifier = 'editorial.due'");
  for (let i = 0; i < 600 && (await left()) + (await jobs()) > 0; i++) await sleep(100);
  expect([await left(), await jobs()]).toEqual([0, 0]);
  await expectWhole();
  last.kill('SIGKILL');
  await once(last, 'exit');
});

/** A worker as an operator runs it, ready to work. */
async function hire() {
  const env = {
    ...process.env,
    ...testEnvironment(office.databaseUrl),
    ROLE: 'worker',
    TEST_PUBLIC_FOLDER: join(ROOT, 'public'),
  };
  const worker = spawn(process.execPath, [join(ROOT, 'dist/src/office/cli.js'), 'start'], { env, cwd: ROOT });
  let said = '';
  for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  for (let i = 0; i < 600 && !/in the background/.test(said); i++) {
    if (worker.exitCode !== null) throw new Error(`The worker did not start: ${said}`);
    await sleep(50);
  }
  return worker;
}
