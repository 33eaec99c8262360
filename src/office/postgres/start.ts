import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Making } from './cluster';
import { giveToOwnerOfFolder } from './files';
import { GUARDIAN, type Guard } from './guard';
import { findPostmaster } from './postmaster';
import { surroundings, tellingLine } from './program';

export type Started =
  | { kind: 'ready' }
  /** Somebody else started it meanwhile. */
  | { kind: 'raced' }
  | { kind: 'port-taken' }
  /** Processes of a killed PostgreSQL have not all ended yet. */
  | { kind: 'still-dying' }
  | { kind: 'failed'; line: string };

export type Starting = Making & { guard?: Guard; signal: AbortSignal };

const LOG_LIMIT = 10 * 1024 * 1024;
const SLOW = 10_000;

/** What must hold whatever `data/postgresql.conf` says. */
const FIXED = { listen_addresses: '127.0.0.1', unix_socket_directories: '', lc_messages: 'C' };
/** For data that nobody keeps. Autovacuum would also hold a database that is being dropped. */
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

/** Starts PostgreSQL on this port and waits until it answers or gives up; recovery after a crash takes what it takes. */
export async function startPostmaster(starting: Starting & { port: number }): Promise<Started> {
  const { place, log, signal } = starting;
  const file = logPath(place.home);
  const from = rotate(file);
  const child = launch({ ...starting, file });
  const slow = setTimeout(() => log('PostgreSQL is still starting; after a crash it first recovers what was under way.'), SLOW);
  try {
    for (;;) {
      if (findPostmaster(place.data)?.isReady) return { kind: 'ready' };
      if (child.hasEnded()) return explain(readFileSync(file).subarray(from).toString());
      await sleep(15, undefined, { signal });
    }
  } finally {
    clearTimeout(slow);
  }
}

export function logPath(home: string): string {
  return join(home, 'postgres.log');
}

/** Apart from our process group, so that Ctrl-C reaches the office alone, which then stops PostgreSQL in good order. */
function launch({ place, binaries, durable, guard, port, file }: Starting & { port: number; file: string }) {
  const settings = Object.entries(durable ? FIXED : { ...FIXED, ...NOT_DURABLE }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const server = ['-D', place.data, '-p', String(port), ...settings];
  const [command, args] = guard
    ? ['sh', ['-c', GUARDIAN, 'guardian', binaries.postgres, ...server]]
    : [binaries.postgres, server];
  const output = openSync(file, 'a', 0o600);
  const input = guard?.readEnd() ?? 'ignore';
  let hasEnded = false;
  const child = spawn(command, args, { ...surroundings(place.user), detached: true, stdio: [input, output, output] });
  child.on('exit', () => (hasEnded = true));
  child.on('error', () => (hasEnded = true));
  child.unref();
  giveToOwnerOfFolder(file);
  for (const open of [input, output]) if (typeof open === 'number') closeSync(open);
  return { hasEnded: () => hasEnded };
}

function explain(output: string): Started {
  if (/lock file "postmaster.pid" (already exists|is empty)/.test(output)) return { kind: 'raced' };
  if (output.includes('is still in use')) return { kind: 'still-dying' };
  if (/could not bind .*: Address already in use/.test(output)) return { kind: 'port-taken' };
  return { kind: 'failed', line: tellingLine(output) };
}

/** Puts a long log aside and returns where the next line will stand. */
function rotate(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LOG_LIMIT) return size;
  renameSync(file, `${file}.1`);
  return 0;
}
