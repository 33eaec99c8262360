import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import dotenv from 'dotenv';

import { OfficeError } from './office-error';

const SECRETS = ['APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET', 'ENCRYPTION_KEY'];

/**
 * Reads `.env` into the environment and writes into it whatever secret is missing, once.
 * In production nothing is invented: a missing secret stops the start.
 */
export function loadEnvironment({ root, log }: { root: string; log: (sentence: string) => void }): void {
  const file = join(root, '.env');
  dotenv.config({ path: file, quiet: true });
  const missing = SECRETS.filter((name) => !process.env[name]);
  if (missing.length === 0) return;
  if (process.env.NODE_ENV === 'production') {
    throw new OfficeError(
      `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set; in production set each to a long random text (the README shows the command) before starting.`,
    );
  }
  writeSecrets(file, missing);
  log(`Wrote new secrets into ${file} (${missing.join(', ')}).`);
}

function writeSecrets(file: string, names: string[]): void {
  const values = names.map((name) => [name, name === 'APP_KEYS' ? `${secret()},${secret()}` : secret()] as const);
  const newline = existsSync(file) && !readFileSync(file, 'utf8').endsWith('\n') ? '\n' : '';
  appendFileSync(file, newline + values.map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600 });
  for (const [name, value] of values) process.env[name] = value;
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
