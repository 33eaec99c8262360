import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes a private file whole or not at all; of two who write at once the first wins. Returns what stands there. */
export function writeOnce(file: string, text: string): string {
  const draft = writeDraft(file, text);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8');
}

/** Puts a private file in the place of an older one, without a moment in which it is half written. */
export function replace(file: string, text: string): void {
  renameSync(writeDraft(file, text), file);
}

/** What root makes in a folder that belongs to somebody else belongs to that somebody. */
export function giveToOwnerOfFolder(file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(file));
  lchownSync(file, uid, gid);
}

/**
 * Makes a folder whole or not at all: `fill` works on a draft beside it that is then renamed.
 * Of two who make it at once the first wins, and the second keeps what stands.
 */
export async function makeWhole({ folder, fill }: { folder: string; fill: (draft: string) => Promise<void> }): Promise<void> {
  sweepDrafts(folder);
  const draft = nameDraft(folder);
  mkdirSync(draft, { mode: 0o700 });
  try {
    await fill(draft);
    moveUnlessThere({ draft, folder });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Makes a folder with exactly this mode, whatever the umask; one that stands stays as it is. */
export function makeFolder({ folder, mode }: { folder: string; mode: number }): void {
  if (mkdirSync(folder, { recursive: true })) chmodSync(folder, mode);
}

/** Every file and folder from `top` down, `top` first; links are named, not followed. */
export function* walk(top: string): Generator<{ path: string; stats: ReturnType<typeof lstatSync> & object }> {
  const stats = lstatSync(top);
  yield { path: top, stats };
  if (!stats.isDirectory()) return;
  for (const name of readdirSync(top)) yield* walk(join(top, name));
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}

function writeDraft(file: string, text: string): string {
  const draft = nameDraft(file);
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  giveToOwnerOfFolder(draft);
  return draft;
}

function nameDraft(path: string): string {
  return `${path}.draft-${process.pid}-${randomBytes(3).toString('hex')}`;
}

function moveUnlessThere({ draft, folder }: { draft: string; folder: string }): void {
  try {
    renameSync(draft, folder);
    syncFolder(dirname(folder));
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error) ?? '') || !existsSync(folder)) throw error;
  }
}

/** A rename outlives a power cut only once its folder is on the disk; Windows knows no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const open = openSync(folder, 'r');
  fsyncSync(open);
  closeSync(open);
}

/** Drafts of processes that were killed while they made one. */
function sweepDrafts(path: string): void {
  const start = `${basename(path)}.draft-`;
  for (const name of readdirSync(dirname(path)).filter((n) => n.startsWith(start))) {
    const maker = Number(name.slice(start.length).split('-')[0]);
    if (isAlive(maker)) continue;
    try {
      rmSync(join(dirname(path), name), { recursive: true, force: true });
    } catch {
      // The initdb of a killed start may still write into it; the next start sweeps again.
    }
  }
}
