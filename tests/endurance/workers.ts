import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Client } from 'pg';

import { SIGN_OF_LIFE } from '../../src/plugins/jobs/shared/names';
import { ROOT, testEnvironment } from '../support/environment';

export type Worker = { process: ChildProcess; sign: string };

const hired = new Set<ChildProcess>();

/** How long a process may take to start on a busy machine. */
const PATIENCE = 180_000;

/** A worker as an operator runs it, once it works. */
export async function hire(client: Client, databaseUrl: string): Promise<Worker> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/src/office/cli.js'), 'start'], {
    env: { ...process.env, ...testEnvironment(databaseUrl), ROLE: 'worker', TEST_PUBLIC_FOLDER: join(ROOT, 'public') },
    cwd: ROOT,
  });
  hired.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(20)) {
    if (hasEnded(child)) throw new Error(`The worker ended by itself (${child.exitCode ?? child.signalCode}): ${said}`);
    const sign = /in the background/.test(said) ? await signOf(client, child.pid) : undefined;
    if (sign) return { process: child, sign };
  }
  child.kill('SIGKILL');
  throw new Error(`The worker did not start: ${said}`);
}

/** The number under which the database knows that its runner lives. */
async function signOf(client: Client, pid: number | undefined): Promise<string | undefined> {
  const { rows } = await client.query<{ sign: string }>(
    `SELECT objid::text AS sign FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE locktype = 'advisory' AND classid = ${SIGN_OF_LIFE} AND granted AND application_name LIKE '% ' || $1::text`,
    [pid],
  );
  return rows[0]?.sign;
}

/** How many publications it has in hand. */
export async function inHand(client: Client, { sign }: Worker): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM graphile_worker._private_jobs AS jobs JOIN graphile_worker._private_tasks AS tasks ON tasks.id = task_id
      WHERE identifier = 'editorial.due' AND (hashtext(locked_by)::bigint & 4294967295)::oid::text = $1`,
    [sign],
  );
  return rows[0]?.count ?? 0;
}

export async function kill({ process: child }: Worker): Promise<void> {
  if (hasEnded(child)) throw new Error(`The worker had ended by itself (${child.exitCode ?? child.signalCode}).`);
  await end(child);
}

/** Leaves no process behind, whatever the story came to. */
export async function dismissAll(): Promise<void> {
  for (const child of hired) if (!hasEnded(child)) await end(child);
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
