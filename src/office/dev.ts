import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { closeOffice, openOffice } from './office';
import { ROOT } from './root';
import { furnish } from './furnish';
import type { Log } from './database';
import { openOfficeDatabase } from './database';

/** The office under Strapi's own reloading server; the database stays up while the server comes and goes. */
export async function dev(log: Log): Promise<void> {
  const office = await openOffice({ isServer: false, log });
  const password = await furnish(office, log);
  const { settings } = office;
  await closeOffice(office);
  if (password) log(`Demo logins: admin, writer, editor … each @demo.example, password ${password} (shown this once)`);
  const database = await openOfficeDatabase({ settings, isServer: true, log });
  const server = spawn(
    process.execPath,
    [join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js'), 'develop', '--watch-admin'],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: database.url },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  process.exitCode = (await new Promise<number | null>((done) => server.on('close', done))) ?? 0;
  await database.stop();
}
