import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Client } from 'pg';

import type { StandIn } from '../../../src/plugins/diavgeia/api';
import { oneOf, type Dice } from '../../../src/plugins/diavgeia/server/stand-in/act';
import { ROOT, testEnvironment } from '../../support/environment';
import { TOWNS } from './shapes';

export type Run = { child: ChildProcess; args: string[]; said: string; begunAt: number };
export type Field = { standIn: StandIn; client: Client; databaseUrl: string; roll: Dice };

/** By this name the database knows the connections of the processes that are killed. */
const NAME = 'diavgeia-chaos';
const LONGEST = 400_000;

/** An operator's command in a process of its own. */
export function start({ standIn, databaseUrl }: Field, ...args: string[]): Run {
  const settings = { DIAVGEIA_URL: standIn.url, DIAVGEIA_ORGANIZATIONS: TOWNS.join() };
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'src', 'office', 'cli.js'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...testEnvironment(`${databaseUrl}?application_name=${NAME}`), ...settings },
  });
  const run: Run = { child, args, said: '', begunAt: standIn.requests.length };
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (run.said += bytes.toString()));
  return run;
}

export const hasEnded = ({ child }: Run) => child.exitCode !== null || child.signalCode !== null;

export async function ended(run: Run): Promise<Run> {
  const timer = setTimeout(() => run.child.kill('SIGKILL'), LONGEST);
  if (!hasEnded(run)) await once(run.child, 'exit');
  clearTimeout(timer);
  if (run.child.signalCode) run.said += ` (${run.child.signalCode})`;
  return run;
}

/** As a power cut does it; returns once the database has forgotten it too. */
export async function kill({ client }: Field, run: Run): Promise<boolean> {
  const wasAlive = !hasEnded(run);
  run.child.kill('SIGKILL');
  if (!hasEnded(run)) await once(run.child, 'exit');
  while (Number((await client.query(`SELECT count(*) FROM pg_stat_activity WHERE ${MINE}`)).rows[0].count) > 0) await sleep(5);
  return wasAlive;
}

const MINE = `datname = current_database() AND application_name = '${NAME}'`;

/** Waits for a moment at which it would be bad to be killed; false where the process ended by itself before. */
export async function awaitMoment({ standIn, client, roll }: Field, run: Run): Promise<boolean> {
  const questions = standIn.requests.length + Math.floor(roll() * 250);
  const isBusy = async (what: string) =>
    Number((await client.query(`SELECT count(*) FROM pg_stat_activity WHERE ${MINE} AND ${what}`)).rows[0].count) > 0;
  const hasBegun = () => standIn.requests.length >= questions && standIn.requests.length > run.begunAt;
  const holds = oneOf<() => boolean | Promise<boolean>>(roll, [
    () => true,
    () => isBusy(`state = 'active' AND upper(query) LIKE 'COMMIT%'`),
    () => isBusy(`xact_start IS NOT NULL AND query LIKE '%diavgeia_windows%'`),
    () => isBusy(`state = 'active' AND query LIKE '%INSERT INTO diavgeia_versions%'`),
    () => isBusy(`state = 'idle in transaction'`),
  ]);
  const until = Date.now() + 25_000;
  while (!hasEnded(run)) {
    if (hasBegun() && (Date.now() > until || (await holds()))) break;
    await sleep(hasBegun() ? 0 : 5);
  }
  await sleep(Math.floor(roll() * 8));
  return !hasEnded(run);
}

/** The server ends one of its connections, or all; answers how many. */
export async function cutConnections({ client, roll }: Field): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE ${MINE} ORDER BY backend_start`);
  const chosen = roll() < 0.2 ? rows : rows.length > 0 ? [oneOf(roll, rows)] : [];
  for (const { pid } of chosen) await client.query('SELECT pg_terminate_backend($1)', [pid]);
  return chosen.length;
}

export type Asked = { window: string; page: number };

/** The pages of windows that were asked for since a moment, in their order. */
export function pagesAsked({ requests }: StandIn, since: number): Asked[] {
  return requests.slice(since).flatMap((request) => {
    if (!/ \/(luminapi\/)?opendata\/search\?/.test(request)) return [];
    const get = (name: string) => new RegExp(`[?&]${name}=([^&]*)`).exec(request)?.[1] ?? '';
    return [{ window: [get('org'), get('from_issue_date'), get('to_issue_date')].join(' '), page: Number(get('page')) }];
  });
}

/** How many pages of each window are written: all of those that are done. */
export async function pagesWritten({ client }: Field): Promise<Map<string, number>> {
  const { rows } = await client.query<{ window: string; page: number }>(
    `SELECT concat_ws(' ', organization_uid, issued_from, issued_to) AS window, CASE diavgeia_windows.state WHEN 'open' THEN page ELSE 1e6 END::int AS page
       FROM diavgeia_windows JOIN diavgeia_walks ON diavgeia_walks.id = walk_id WHERE diavgeia_walks.state = 'open'`,
  );
  return new Map(rows.map(({ window, page }) => [window, page]));
}
