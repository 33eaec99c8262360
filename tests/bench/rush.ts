import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { ROOT, testEnvironment } from '../support/environment';
import { openBenchOffice, type BenchOffice } from './offices';
import { approve, draft, stock, TYPE } from './releases';
import type { Finding } from './table';

const ITEMS = Number(process.env.BENCH_ITEMS ?? 1_000);
const MOST_SECONDS = 60;
/** After which whatever is not out counts as never. */
const PATIENCE = 300_000;

/** How long a worker takes with many releases that are all due at the same minute. */
export async function measureRush(): Promise<Finding> {
  const office = await openBenchOffice();
  try {
    await prepare(office);
    const client = new Client(office.databaseUrl);
    await client.connect();
    try {
      return await watch(client, office.databaseUrl);
    } finally {
      await client.end();
    }
  } finally {
    await office.close();
  }
}

async function prepare(office: BenchOffice): Promise<void> {
  const from = await stock(office);
  // Far enough for all to be scheduled; the clock is set once they are.
  const at = new Date(Date.now() + 3_600_000).toISOString();
  for (let i = 0; i < ITEMS; i++) {
    const documentId = await draft(office, from, ['el']);
    await approve(office, documentId, ['el']);
    await office.send('editor', `/editorial/${TYPE}/${documentId}/schedule`, { body: { at, locale: 'el' } });
  }
}

/** Sets the hour of all to the same instant, and sees when a worker has the last of them out. */
async function watch(client: Client, databaseUrl: string): Promise<Finding> {
  const worker = await hire(databaseUrl);
  try {
    const due = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 3_000).toISOString();
    await client.query('UPDATE editorial_papers SET due_at = $1 WHERE state = $2', [due, 'scheduled']);
    await client.query(
      `UPDATE graphile_worker._private_jobs SET run_at = $1, payload = jsonb_set(payload::jsonb, '{at}', to_jsonb($2::text))::json`,
      [due, due],
    );
    const left = async () =>
      Number((await client.query(`SELECT count(*) FROM editorial_papers WHERE state = 'scheduled'`)).rows[0].count);
    while ((await left()) > 0 && Date.now() < Date.parse(due) + PATIENCE) await sleep(250);
    const { rows } = await client.query(
      `SELECT count(*)::int AS out, extract(epoch FROM max(at) - $1)::float8 AS seconds FROM audit_log WHERE act = 'editorial.publish'`,
      [due],
    );
    return toFinding(rows[0]);
  } finally {
    worker.kill('SIGTERM');
    await once(worker, 'exit');
  }
}

function toFinding({ out, seconds }: { out: number; seconds: number }): Finding {
  return {
    what: `${ITEMS} releases due at the same minute`,
    bare: '',
    withDesk: `${out} out, ${((seconds * 1_000) / out).toFixed(1)} ms each`,
    figure: `${seconds.toFixed(1)} s`,
    limit: `≤ ${MOST_SECONDS} s`,
    holds: out === ITEMS && seconds <= MOST_SECONDS,
  };
}

/** A worker as an operator runs it. */
async function hire(databaseUrl: string) {
  const worker = spawn(
    process.execPath,
    [...(process.env.BENCH_NODE?.split(' ') ?? []), join(ROOT, 'dist/src/office/cli.js'), 'start'],
    {
      cwd: ROOT,
      env: { ...process.env, ...testEnvironment(databaseUrl), ROLE: 'worker', TEST_PUBLIC_FOLDER: join(ROOT, 'public') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  worker.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  while (!/in the background/.test(said)) {
    if (worker.exitCode !== null) throw new Error(`The worker did not start: ${said}`);
    await sleep(50);
  }
  return worker;
}
