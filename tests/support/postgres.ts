import { rmSync } from 'node:fs';

import { openDatabase } from '../../src/office/postgres/embedded';
import { ROOT } from './environment';
import { throwAwayFolder } from './throw-away';

let folder: string | undefined;
let running: Awaited<ReturnType<typeof openDatabase>> | undefined;

/** Starts the PostgreSQL of this test run, on a folder of its own, and answers an address that may create databases. */
export async function startPostgres({ durable }: { durable: boolean }): Promise<string> {
  folder = throwAwayFolder('tests');
  running = await openDatabase({
    root: ROOT,
    folder,
    exclusive: true,
    durable,
    createDatabases: true,
    log: () => undefined,
  });
  return running.url;
}

export async function stopPostgres(): Promise<void> {
  await running?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}
