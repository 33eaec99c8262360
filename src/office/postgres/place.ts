import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { OfficeError } from '../office-error';
import { STORE } from './binaries';
import { codeOf, makeFolder, replace } from './files';
import { run, type SystemUser } from './program';

/** `home` holds everything of the embedded PostgreSQL: its data, and beside them passwords, state and log. */
export type Place = { home: string; data: string; user?: SystemUser };

/** As whom PostgreSQL runs: as oneself, or for root as the owner of the data, else `postgres`, else `nobody`. */
export function chooseUser(folder: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = ownerOf(join(folder, 'data')) ?? userNamed('postgres') ?? userNamed('nobody');
  if (user) return user;
  throw new OfficeError(
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor a user "nobody": add one (useradd --system postgres), start Deltio as an ordinary user, or set DATABASE_URL.',
  );
}

/** The folder for PostgreSQL, made if need be where its user can really reach it. */
export async function settlePlace({
  folder,
  user,
  log,
}: {
  folder: string;
  user?: SystemUser;
  log: (sentence: string) => void;
}): Promise<Place> {
  refuseIfDangling(folder);
  makeFolder({ folder: dirname(folder), mode: 0o755 });
  if (!user) return settleAsOneself(folder);
  if (!existsSync(folder)) await makeReachable({ folder, user, log });
  const home = realpathSync(folder);
  refuseIfOfAnotherCheckout({ folder, home });
  if (await canReach({ folder: home, user })) return { home, data: join(home, 'data'), user };
  throw new OfficeError(
    `User ${user.name}, as whom PostgreSQL runs when root starts it, cannot reach ${home}: open the folders above it (chmod o+x), or move it to a place open to that user and leave a link at ${folder}.`,
  );
}

function settleAsOneself(folder: string): Place {
  makeFolder({ folder, mode: 0o700 });
  const home = realpathSync(folder);
  const data = join(home, 'data');
  const owner = lstatSync(data, { throwIfNoEntry: false })?.uid ?? lstatSync(home).uid;
  if (process.getuid && owner !== process.getuid()) {
    const name = listedUsers().find(({ uid }) => uid === owner)?.name ?? String(owner);
    throw new OfficeError(
      `The database in ${home} belongs to user ${name}, as when Deltio was first started by root: start it by root again, or give the folder to yourself with "sudo chown -R ${process.getuid()} ${home}".`,
    );
  }
  return { home, data };
}

async function makeReachable({
  folder,
  user,
  log,
}: {
  folder: string;
  user: SystemUser;
  log: (sentence: string) => void;
}): Promise<void> {
  // Root keeps the home itself, so that PostgreSQL's user cannot plant links where root writes.
  if (await canReach({ folder: dirname(folder), user })) return makeFolder({ folder, mode: 0o711 });
  const home = homeInStore(folder);
  makeFolder({ folder: STORE, mode: 0o755 });
  makeFolder({ folder: dirname(home), mode: 0o711 });
  makeFolder({ folder: home, mode: 0o711 });
  replace(join(dirname(home), 'checkout'), `${folder}\n`);
  try {
    symlinkSync(home, folder);
    log(
      `User ${user.name}, as whom PostgreSQL runs, cannot enter ${dirname(folder)}; the database lies in ${home}, and ${folder} is a link to it.`,
    );
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** By trying, not by reading modes: access lists, namespaces and mounts have their say too. */
async function canReach({ folder, user }: { folder: string; user: SystemUser }): Promise<boolean> {
  const probe = mkdtempSync(join(folder, '.reach-'));
  try {
    chownSync(probe, user.uid, user.gid);
    const { code } = await run({ command: 'sh', args: ['-c', 'cd "$0" && : > here', probe], user });
    return code === 0;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

function homeInStore(folder: string): string {
  const checkout = realpathSync(dirname(folder));
  return join(STORE, createHash('sha256').update(checkout).digest('hex').slice(0, 12), basename(folder));
}

/** A checkout copied with `cp -a` brings the link along; two of them must not share one database unawares. */
function refuseIfOfAnotherCheckout({ folder, home }: { folder: string; home: string }): void {
  const isOurs = !home.startsWith(`${STORE}/`) || home === homeInStore(folder);
  const note = join(dirname(home), 'checkout');
  if (isOurs || !existsSync(note)) return;
  const other = readFileSync(note, 'utf8').trim();
  if (!existsSync(other) || realpathSync(other) !== home) return replace(note, `${folder}\n`);
  throw new OfficeError(
    `${folder} is a link to the database of another checkout, ${other}: remove the link to begin with an empty database here.`,
  );
}

function refuseIfDangling(folder: string): void {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() || existsSync(folder)) return;
  throw new OfficeError(
    `${folder} is a link to a folder that is not there: mount or restore it, or remove the link to begin with an empty database.`,
  );
}

function ownerOf(data: string): SystemUser | undefined {
  const stats = statSync(data, { throwIfNoEntry: false });
  if (!stats || stats.uid === 0) return undefined;
  return listedUsers().find(({ uid }) => uid === stats.uid) ?? { name: String(stats.uid), uid: stats.uid, gid: stats.gid };
}

function userNamed(name: string): SystemUser | undefined {
  return listedUsers().find((user) => user.name === name);
}

function listedUsers(): SystemUser[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid && Number(uid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
