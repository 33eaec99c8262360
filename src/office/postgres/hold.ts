import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { OfficeError } from '../office-error';
import { codeOf, isAlive } from './files';
import { passwordFile, type Passwords } from './passwords';
import type { Postmaster } from './postmaster';

/**
 * A connection that stands for this process as long as it uses the database. It holds PRESENT, shared with every
 * other process there, and a server also holds SERVER, alone. Locks go with their connection, so the dead hold none.
 */
export type Hold = { client: Unreferable; postmaster: Postmaster };

/** What @types/pg leaves out of the client. */
type Unreferable = Client & { ref(): void; unref(): void };

export const DATABASE = 'deltio';

const DELTIO = 0x64656c74;
const SERVER = 1;
const PRESENT = 2;

/** A server that was just stopped or killed may need this long to let go. */
const GRACE = 2_000;

/** Joins those who use the database; undefined while PostgreSQL is not, or no longer, to be had. */
export async function enter(entering: {
  postmaster: Postmaster;
  passwords: Passwords;
  exclusive: boolean;
  home: string;
}): Promise<Hold | undefined> {
  const client = await connect(entering);
  if (!client) return undefined;
  try {
    if (!(await take({ client, how: 'pg_try_advisory_lock_shared', lock: PRESENT }))) return void (await client.end());
    if (entering.exclusive) await takeServerLock({ client, home: entering.home });
    return { client, postmaster: entering.postmaster };
  } catch (error) {
    await client.end().catch(() => {});
    if (isPassing(error)) return undefined;
    throw error;
  }
}

/** Whether nobody else uses the database; if so nobody else can join any more either. */
export function isAlone({ client }: Hold): Promise<boolean> {
  return take({ client, how: 'pg_try_advisory_lock', lock: PRESENT });
}

/** Lets go of everything, and tells whether we were the last to do so. */
export async function wasLast(hold: Hold): Promise<boolean> {
  await hold.client.query('SELECT pg_advisory_unlock_all()');
  return isAlone(hold);
}

export async function allowCreatingDatabases({
  postmaster,
  passwords,
}: {
  postmaster: Postmaster;
  passwords: Passwords;
}): Promise<void> {
  const client = newClient({ postmaster, user: 'postgres', passwords, name: 'deltio set-up' });
  await client.connect();
  await client.query('ALTER ROLE deltio CREATEDB CREATEROLE');
  await client.end();
}

async function connect({
  postmaster,
  passwords,
  exclusive,
  home,
}: {
  postmaster: Postmaster;
  passwords: Passwords;
  exclusive: boolean;
  home: string;
}): Promise<Unreferable | undefined> {
  const client = newClient({
    postmaster,
    user: 'deltio',
    passwords,
    name: `deltio ${exclusive ? 'server' : 'command'} ${process.pid}`,
  });
  // An error without a listener would end the process; what follows from it is seen in the queries and in "end".
  client.on('error', () => {});
  try {
    await client.connect();
    return client as Unreferable;
  } catch (error) {
    if (isPassing(error)) return undefined;
    if (codeOf(error) !== '28P01') throw error;
    throw new OfficeError(
      `The passwords in ${passwordFile(home)} are not those of the database: stop Deltio, remove that file and start again to set new ones.`,
    );
  }
}

function newClient({
  postmaster,
  user,
  passwords,
  name,
}: {
  postmaster: Postmaster;
  user: keyof Passwords;
  passwords: Passwords;
  name: string;
}): Client {
  return new Client({
    host: '127.0.0.1',
    port: postmaster.port,
    user,
    password: passwords[user],
    database: user === 'deltio' ? DATABASE : 'postgres',
    application_name: name,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // Said outright, because else PGSSLMODE and PGOPTIONS of the office's environment would decide.
    ssl: false,
    options: '-c idle_session_timeout=0 -c statement_timeout=0',
  });
}

async function takeServerLock({ client, home }: { client: Client; home: string }): Promise<void> {
  for (const until = Date.now() + GRACE; ; await sleep(50)) {
    if (await take({ client, how: 'pg_try_advisory_lock', lock: SERVER })) return;
    const pid = await serverPid(client);
    if (Date.now() < until) continue;
    const who = pid && isAlive(pid) ? ` (process ${pid})` : '';
    throw new OfficeError(
      `Another Deltio server${who} is already running on the database in ${home}: stop it first, or give this one a DATABASE_URL of its own.`,
    );
  }
}

async function serverPid(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid)
      WHERE locktype = 'advisory' AND classid = $1 AND objid = $2 AND granted`,
    [DELTIO, SERVER],
  );
  return Number(rows[0]?.name.split(' ').at(-1)) || undefined;
}

async function take({
  client,
  how,
  lock,
}: {
  client: Client;
  how: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared';
  lock: number;
}): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`SELECT ${how}($1::int, $2::int) AS taken`, [DELTIO, lock]);
  return rows[0]?.taken ?? false;
}

/** Starting, stopping, recovering, or gone in this very moment: worth another try. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  if (['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code)) return true;
  return error instanceof Error && /Connection terminated|timeout expired|not queryable|closed/i.test(error.message);
}
