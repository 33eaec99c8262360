import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { OfficeError } from '../office-error';
import { writeOnce } from './files';

/** `deltio` owns the database and is what the application uses; `postgres` is the superuser, for maintenance. */
export const ROLES = ['deltio', 'postgres'] as const;
export type Passwords = Record<(typeof ROLES)[number], string>;

export function passwordFile(home: string): string {
  return join(home, 'pgpass');
}

/** The passwords beside the data, invented at first; the file has the form that psql reads through PGPASSFILE. */
export function keepPasswords(home: string): { passwords: Passwords; areNew: boolean } {
  const file = passwordFile(home);
  const areNew = !existsSync(file);
  const text = writeOnce(file, ROLES.map((role) => `127.0.0.1:*:*:${role}:${randomBytes(24).toString('hex')}\n`).join(''));
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  const found = Object.fromEntries(text.split('\n').map((line) => line.split(':').slice(3, 5)));
  if (ROLES.every((role) => found[role])) return { passwords: found as Passwords, areNew };
  throw new OfficeError(
    `${file} does not hold the passwords of ${ROLES.join(' and ')}: remove it while Deltio is stopped, and the next start sets new ones.`,
  );
}
