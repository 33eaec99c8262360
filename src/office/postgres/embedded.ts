import { join, resolve } from 'node:path';

import { OfficeError } from '../office-error';
import { attend } from './attendance';
import { settleBinaries } from './binaries';
import { makeCluster, setPasswords, standsIn, type Making } from './cluster';
import { openGuard } from './guard';
import { allowCreatingDatabases, DATABASE } from './hold';
import { keepPasswords } from './passwords';
import { chooseUser, settlePlace } from './place';
import { findPostmaster } from './postmaster';

export type DatabaseOptions = {
  /** The checkout; the database lies in its `.data/postgres`. */
  root: string;
  /** A server uses the database alone among servers; commands (`false`) join whoever is there. */
  exclusive: boolean;
  log: (sentence: string) => void;
  /** Another place than `.data/postgres`. */
  folder?: string;
  /** `false` for a throw-away database: faster, and lost in a power cut. */
  durable?: boolean;
  /** Lets the application's role create databases, and roles, as tests do. */
  createDatabases?: boolean;
};

export type Database = {
  url: string;
  /** Leaves the database; the last one out stops PostgreSQL. */
  stop: () => Promise<void>;
};

/** Brings the embedded PostgreSQL up, or joins it where it runs already, and keeps it up until `stop`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  try {
    const making = await prepare(options);
    const attendance = await attend({ ...making, exclusive: options.exclusive, guard: openGuard(making.place.home) });
    const { postmaster, stop } = attendance;
    if (options.createDatabases)
      await allowCreatingDatabases({ ...making, postmaster }).catch(async (error) => {
        await stop();
        throw error;
      });
    return { url: `postgres://deltio:${making.passwords.deltio}@127.0.0.1:${postmaster.port}/${DATABASE}`, stop };
  } catch (error) {
    throw inOneSentence(error);
  }
}

async function prepare({ durable = true, log, ...where }: DatabaseOptions): Promise<Making> {
  const folder = resolve(where.folder ?? join(where.root, '.data', 'postgres'));
  const user = chooseUser(folder);
  const binaries = await settleBinaries({ user });
  const place = await settlePlace({ folder, user, log });
  const { passwords, areNew } = keepPasswords(place.home);
  const making = { place, binaries, passwords, durable, log };
  const stood = standsIn(place.data);
  await makeCluster(making);
  if (areNew && stood && !findPostmaster(place.data)) await setPasswords(making);
  return making;
}

/** The system's and PostgreSQL's own errors, said so that an operator can act; anything else is a bug and stays as it is. */
function inOneSentence(error: unknown): unknown {
  if (error instanceof OfficeError || !(error instanceof Error) || !('code' in error)) return error;
  return new OfficeError(
    `The embedded PostgreSQL cannot be used (${error.message}): mend that, or set DATABASE_URL to a PostgreSQL of your own.`,
    { cause: error },
  );
}
