import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Binaries } from './binaries';
import { codeOf, isAlive } from './files';
import type { Place } from './place';
import { run } from './program';

/** PostgreSQL's main process, as its own pid file tells. */
export type Postmaster = { pid: number; port: number; isReady: boolean };

const PATIENCE_WITH_SHUTDOWN = 60_000;
const AGE_OF_A_REMNANT = 2_000;

/** The postmaster that runs on this data; a pid file that names a stranger is put out of its way. */
export function findPostmaster(data: string): Postmaster | undefined {
  const file = join(data, 'postmaster.pid');
  const text = read(file);
  if (text === undefined) return undefined;
  const [pid, , , port, , , , status] = text.split('\n').map((line) => line.trim());
  if (!Number(pid)) return removeIfRemnant(file);
  if (!isAlive(Number(pid))) return undefined;
  if (!isPostmasterOf({ pid: Number(pid), data })) return removeLeftBy({ pid: Number(pid), file });
  return { pid: Number(pid), port: Number(port), isReady: status === 'ready' };
}

/** Fast shutdown: sessions are broken off, everything committed is on the disk. */
export async function stopPostmaster({ place, binaries, pid }: { place: Place; binaries: Binaries; pid: number }): Promise<void> {
  // Windows has no signals; there pg_ctl speaks to PostgreSQL through a pipe of its own.
  if (process.platform === 'win32')
    return void (await run({ command: binaries.pgCtl, args: ['stop', '-m', 'fast', '-D', place.data] }));
  signal(pid, 'SIGINT');
  if (await isGone({ pid, data: place.data, within: PATIENCE_WITH_SHUTDOWN })) return;
  // Loses nothing: the next start recovers from the log.
  signal(pid, 'SIGQUIT');
  await isGone({ pid, data: place.data, within: 10_000 });
}

async function isGone({ pid, data, within }: { pid: number; data: string; within: number }): Promise<boolean> {
  for (const until = Date.now() + within; Date.now() < until; await sleep(10)) {
    if (!isAlive(pid)) return true;
    // In a container nobody may reap it; a dead postmaster has given up its pid file.
    if (!isPostmasterOf({ pid, data })) return true;
  }
  return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** A pid alone proves nothing: after a crash or in a new container it may be anybody's. */
function isPostmasterOf({ pid, data }: { pid: number; data: string }): boolean {
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return spokenCommand(pid).includes(`postgres -D ${data} `);
  const [program, flag, folder] = (read(`/proc/${pid}/cmdline`) ?? '').split('\0');
  return basename(program ?? '') === 'postgres' && flag === '-D' && folder === data;
}

function spokenCommand(pid: number): string {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function removeIfRemnant(file: string): undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats && Date.now() - stats.mtimeMs > AGE_OF_A_REMNANT) rmSync(file, { force: true });
}

/** Taken aside before it is judged again, because a new postmaster may have written its own in the meantime. */
function removeLeftBy({ pid, file }: { pid: number; file: string }): undefined {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (!read(aside)?.startsWith(`${pid}\n`)) linkSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}
