import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';
import { z } from 'zod';

import { jobs } from '../src/plugins/jobs/api';
import { ROOT, testEnvironment } from './support/environment';
import { openOffice, type Office } from './support/office';

type Note = { job: string; what: 'begun' | 'done'; pid: number };
type Worker = { process: ChildProcess; pid: number; said: () => string };

describe('Several processes do the background work of one office', () => {
  let office: Office;
  let client: Client;
  const workers: Worker[] = [];
  beforeAll(async () => {
    office = await openOffice();
    const rest = { payload: z.object({ ms: z.number() }), run: async () => undefined };
    jobs(office.strapi).define({ name: 'test.linger', ...rest });
    jobs(office.strapi).define({ name: 'test.once', attempts: 1, ...rest });
    client = new Client(office.databaseUrl);
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE TABLE notes (id serial, job text, what text, pid int)');
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) await end(worker, 'SIGKILL');
    await client.query('DELETE FROM notes; DELETE FROM graphile_worker._private_jobs');
  });
  afterAll(async () => {
    await client.end();
    await office.close();
  });

  const linger = (ms: number, rest: { at?: Date; queue?: string } = {}) =>
    jobs(office.strapi).enqueue({ task: 'test.linger', payload: { ms }, ...rest });
  const notes = async (what: Note['what']) =>
    (await client.query<Note>('SELECT * FROM notes WHERE what = $1 ORDER BY id', [what])).rows;
  const hire = (env: Record<string, string> = {}): Worker => {
    const worker = startWorker(office.databaseUrl, env);
    workers.push(worker);
    return worker;
  };

  it('each job once, at however many hands', async () => {
    await Promise.all(Array.from({ length: 200 }, () => linger(2)));
    hire();
    hire();
    await until(async () => (await notes('done')).length >= 200);
    await sleep(300);
    const done = await notes('done');
    expect([done.length, new Set(done.map(({ job }) => job)).size]).toEqual([200, 200]);
    expect(await waiting(client)).toBe(0);
  });

  it('what fell due while nobody worked, in the order of its time', async () => {
    const ages = [3, 1, 5, 2, 4];
    for (const age of ages) await linger(0, { at: new Date(Date.now() - age * 60_000) });
    hire({ DATABASE_POOL_MAX: '2' });
    await until(async () => (await notes('done')).length === ages.length);
    const firstId = Math.min(...(await notes('begun')).map(({ job }) => Number(job)));
    expect((await notes('begun')).map(({ job }) => ages[Number(job) - firstId])).toEqual([5, 4, 3, 2, 1]);
  });

  it('what a killed process held, within five seconds, what waited behind it, and nothing that may run only once', async () => {
    const victim = hire();
    await linger(60_000, { queue: 'one' });
    await linger(0, { queue: 'one' });
    await jobs(office.strapi).enqueue({ task: 'test.once', payload: { ms: 60_000 } });
    await until(async () => (await notes('begun')).length === 2);
    const heir = hire();
    await until(async () => (await signs(client)) === 2);
    await client.query(`UPDATE graphile_worker._private_jobs SET payload = '{"ms":1}'`);
    const killed = Date.now();
    await end(victim, 'SIGKILL');
    await until(async () => (await notes('done')).length === 2);
    expect(Date.now() - killed).toBeLessThan(5_000);
    expect((await notes('done')).map(({ pid }) => pid)).toEqual([heir.pid, heir.pid]);
    const left = async () =>
      (await client.query('SELECT task_identifier, attempts, max_attempts, last_error FROM graphile_worker.jobs')).rows;
    // A job tells that it is done a moment before the queue lets it go.
    await until(async () => (await left()).length === 1);
    const once = { task_identifier: 'test.once', attempts: 1, max_attempts: 1 };
    expect(await left()).toEqual([{ ...once, last_error: 'The process ended before the job was done.' }]);
  });

  it('goes on after the database broke every connection, and nothing is done twice', async () => {
    const worker = hire();
    hire();
    await until(async () => (await signs(client)) === 2);
    await linger(3_000);
    await until(async () => (await notes('begun')).length === 1);
    // The notes are the task's own connection, which stands for work that goes on.
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name ~ '^deltio-(runner|.*-jobs)'`);
    await until(async () => (await notes('done')).length === 1);
    await linger(0);
    await until(async () => (await notes('done')).length === 2);
    expect(await notes('begun')).toHaveLength(2);
    await until(async () => (await waiting(client)) === 0);
    expect(worker.said()).toContain('the sign of life was lost');
  });

  it('finishes what it has begun when it is asked to close', async () => {
    const worker = hire({ DATABASE_POOL_MAX: '2' });
    await linger(600);
    await linger(0);
    await until(async () => (await notes('begun')).length === 1);
    expect(await end(worker, 'SIGTERM')).toBe(0);
    expect(await notes('done')).toHaveLength(1);
    expect(await waiting(client)).toBe(1);
  });
});

function startWorker(url: string, env: Record<string, string>): Worker {
  const child = spawn(process.execPath, ['-r', 'esbuild-register', join(ROOT, 'tests', 'support', 'worker-process.ts')], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...testEnvironment(url), ROLE: 'worker', ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { process: child, pid: child.pid ?? 0, said: () => said };
}

async function end({ process: child }: Worker, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}

async function waiting(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE task_identifier = 'test.linger'`,
  );
  return rows[0]?.count ?? 0;
}

async function signs(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE locktype = 'advisory' AND datname = current_database() AND application_name LIKE 'deltio-runner%'`,
  );
  return rows[0]?.count ?? 0;
}

/** Patient: a process of its own starts slowly where everything else of the suite runs too. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await holds()); await sleep(30))
    if (Date.now() > end) throw new Error('It did not happen in time.');
}
