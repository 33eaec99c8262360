import { chmodSync, existsSync, mkdtempSync, realpathSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const PLENTY = 4 * 1024 ** 3;

/**
 * A new folder for what a test throws away, open to PostgreSQL's user. It lies in memory where there is plenty: a copy of
 * the template database is a thousand files, and takes a disk twenty times as long.
 */
export function throwAwayFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(join(hasPlenty() ? MEMORY : tmpdir(), `deltio-${name}-`)));
  chmodSync(folder, 0o755);
  return folder;
}

function hasPlenty(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= PLENTY;
}
