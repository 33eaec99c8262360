import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { closingOnSignals } from './closing';
import { type Log, openOfficeDatabase } from './database';
import { furnish } from './furnish';
import { tryPort } from './listen';
import { closeOffice, openOffice, prepareEnvironment } from './office';
import { ROOT } from './root';
import { tellLogins } from './welcome';

/** The office under Strapi's own reloading server; the database stays up while the server comes and goes. */
export async function dev(log: Log): Promise<void> {
  const closing = closingOnSignals(log);
  const settings = prepareEnvironment(log);
  await tryPort(settings);
  const database = await openOfficeDatabase({ settings, isServer: true, log });
  try {
    await furnishOnce({ log, closing });
    if (!closing.aborted) process.exitCode = await runReloading({ url: database.url, closing });
  } catch (fault) {
    if (!closing.aborted) throw fault;
  } finally {
    await database.stop();
  }
}

async function furnishOnce({ log, closing }: { log: Log; closing: AbortSignal }): Promise<void> {
  const office = await openOffice({ isServer: false, log, closing });
  try {
    const password = await furnish(office, { log, closing });
    if (password) log(tellLogins(password, office.settings).join('\n'));
  } finally {
    await closeOffice(office);
  }
}

async function runReloading({ url, closing }: { url: string; closing: AbortSignal }): Promise<number> {
  const strapi = join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
  const server = spawn(process.execPath, [strapi, 'develop', '--watch-admin'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url },
  });
  closing.addEventListener('abort', () => server.kill('SIGTERM'));
  const status = await new Promise<number | null>((done) => server.on('close', done));
  return closing.aborted ? 0 : (status ?? 1);
}
