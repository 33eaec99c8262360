import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import dotenv from 'dotenv';

import { OfficeError } from './office-error';
import { codeOf, writeOnce } from './postgres/files';

const SECRETS = ['APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET', 'ENCRYPTION_KEY'];

/**
 * Reads `.env` into the environment and writes into it whatever secret is missing, once.
 * In production nothing is invented: a missing secret stops the start.
 */
export function loadEnvironment({ root, log }: { root: string; log: (sentence: string) => void }): void {
  const file = join(root, '.env');
  take(trying(file, () => (existsSync(file) ? readFileSync(file, 'utf8') : '')));
  const missing = SECRETS.filter((name) => !process.env[name]);
  if (missing.length === 0) return;
  if (process.env.NODE_ENV === 'production') {
    throw new OfficeError(
      `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set; in production set each to a long random text (the README shows the command) before starting.`,
    );
  }
  take(trying(file, () => writeSecrets(file, missing)));
  log(`Wrote new secrets into ${file} (${missing.join(', ')}).`);
}

/** What the environment holds already counts more, but as everywhere an empty variable counts as unset. */
function take(text: string): void {
  for (const [name, value] of Object.entries(dotenv.parse(text))) process.env[name] ||= value;
}

/** Answers what the file then holds: of two first starts at once both take the secrets of the faster. */
function writeSecrets(file: string, names: string[]): string {
  const lines = names.map((name) => `${name}=${name === 'APP_KEYS' ? `${secret()},${secret()}` : secret()}\n`).join('');
  if (!existsSync(file)) return writeOnce(file, lines);
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  const before = readFileSync(file, 'utf8');
  appendFileSync(file, before === '' || before.endsWith('\n') ? lines : `\n${lines}`);
  return lines;
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function trying<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw new OfficeError(
      `${file} cannot be read or written by this user (${codeOf(cause)}); give it to the user that runs the office, or set the secrets in the environment.`,
      { cause },
    );
  }
}
