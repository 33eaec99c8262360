import { chmodSync, chownSync, existsSync, lchownSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';

import { OfficeError } from '../office-error';
import type { Binaries } from './binaries';
import { makeWhole, walk } from './files';
import { ROLES, type Passwords } from './passwords';
import type { Place } from './place';
import { run, tellingLine, type Ran } from './program';

export type Making = {
  place: Place;
  binaries: Binaries;
  passwords: Passwords;
  durable: boolean;
  log: (sentence: string) => void;
};

const MEGABYTE = 1024 * 1024;
/** An eighth of the machine's memory, which the office itself, and whatever else runs there, leaves free. */
const sharedBuffers = () => `${Math.round(Math.min(2_048, Math.max(128, totalmem() / 8 / MEGABYTE)))}MB`;

/** What an operator may change later in `data/postgresql.conf`. */
const SETTINGS = {
  max_connections: '100',
  shared_buffers: sharedBuffers(),
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // The details of an error repeat what citizens wrote; they do not belong into a log.
  log_error_verbosity: 'terse',
};

/**
 * Sorting and case come from PostgreSQL's own Unicode tables, so a new libc cannot break an index;
 * but pg_trgm asks the system which signs are letters, and without a UTF-8 locale sees none in Greek.
 */
const LETTERS = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/** Sees to it that the data folder is there, whole and of our version. */
export async function makeCluster(making: Making): Promise<void> {
  const { place, binaries, log } = making;
  if (standsIn(place.data)) return checkCluster(making);
  await makeWhole({ folder: place.data, fill: (draft) => fillCluster({ ...making, draft }) });
  checkCluster(making);
  log(`Made an empty PostgreSQL ${binaries.major} database in ${place.data}.`);
}

export function standsIn(data: string): boolean {
  return existsSync(data) && readdirSync(data).length > 0;
}

/** Gives both roles the passwords we hold, without a server and without the former ones. */
export async function setPasswords({ place, binaries, passwords }: Making): Promise<void> {
  await inSingleUserMode({ data: place.data, place, binaries, sql: sqlForPasswords(passwords) });
}

async function fillCluster({ draft, place, binaries, passwords, durable }: Making & { draft: string }): Promise<void> {
  if (place.user) chownSync(draft, place.user.uid, place.user.gid);
  await initdb({ data: draft, place, binaries, durable });
  writeFileSync(
    join(draft, 'pg_hba.conf'),
    '# Only by password, only from this machine.\nhost all all 127.0.0.1/32 scram-sha-256\n',
    { flush: true },
  );
  await inSingleUserMode({
    data: draft,
    place,
    binaries,
    sql: `CREATE ROLE deltio LOGIN\nCREATE DATABASE deltio OWNER deltio\n${sqlForPasswords(passwords)}`,
  });
}

function sqlForPasswords(passwords: Passwords): string {
  return ROLES.map((role) => `ALTER ROLE ${role} PASSWORD '${passwords[role]}'\n`).join('');
}

async function initdb({ data, place, binaries, durable }: Omit<Making, 'passwords' | 'log'> & { data: string }): Promise<void> {
  let ran: Ran | undefined;
  for (const letters of LETTERS) {
    const locale = [
      '--encoding=UTF8',
      '--locale=C',
      `--lc-ctype=${letters}`,
      '--locale-provider=builtin',
      '--builtin-locale=PG_UNICODE_FAST',
    ];
    const settings = Object.entries(SETTINGS).map(([name, value]) => `--set=${name}=${value}`);
    const args = ['-D', data, '--username=postgres', '--auth=trust', '--no-instructions', ...locale, ...settings];
    ran = await run({ command: binaries.initdb, args: durable ? args : [...args, '--no-sync'], user: place.user });
    if (!ran.output.includes('invalid locale name')) break;
  }
  if (ran?.code !== 0)
    throw new OfficeError(`PostgreSQL could not make a database in ${place.home}: ${tellingLine(ran?.output ?? '')}.`);
}

async function inSingleUserMode({
  data,
  place,
  binaries,
  sql,
}: {
  data: string;
  place: Place;
  binaries: Binaries;
  sql: string;
}): Promise<void> {
  const args = ['--single', '-D', data, '-c', 'exit_on_error=true', 'postgres'];
  const { code, output } = await run({ command: binaries.postgres, args, user: place.user, input: sql });
  if (code !== 0) throw new OfficeError(`PostgreSQL could not set up its roles in ${data}: ${tellingLine(output)}.`);
}

function checkCluster({ place, binaries }: Making): void {
  const { data } = place;
  if (!existsSync(join(data, 'PG_VERSION')) || !existsSync(join(data, 'global', 'pg_control'))) {
    throw new OfficeError(
      `${data} is not a whole PostgreSQL data folder: restore it from a backup, or move it away to begin with an empty database.`,
    );
  }
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== binaries.major) {
    throw new OfficeError(
      `The database in ${data} was made by PostgreSQL ${version}, but this release of Deltio brings PostgreSQL ${binaries.major}: dump it with the former release and load it into an empty folder, or set DATABASE_URL to a PostgreSQL ${version} that holds it.`,
    );
  }
  mendOwner(place);
}

/** A backup restored by root leaves files of root and open modes, and PostgreSQL starts with neither. */
function mendOwner({ data, user }: Place): void {
  const { uid, mode } = statSync(data);
  if (user && uid !== user.uid) for (const { path } of walk(data)) lchownSync(path, user.uid, user.gid);
  if ((mode & 0o077) !== 0) chmodSync(data, 0o700);
}
