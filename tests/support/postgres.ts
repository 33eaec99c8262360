import { mkdirSync, rmSync } from 'node:fs';

import { openDatabase } from '../../src/office/postgres/embedded';
import { ROOT } from './environment';
import { throwAwayFolder } from './throw-away';

let folder: string | undefined;
let running: Awaited<ReturnType<typeof openDatabase>> | undefined;

/** `keptIn`: a folder that is there for the next run too. */
type Postgres = { durable: boolean; keptIn?: string };

/** Starts the PostgreSQL of this test run, on a folder of its own, and answers an address that may create databases. */
export async function startPostgres({ durable, keptIn }: Postgres): Promise<string> {
  if (keptIn) mkdirSync(keptIn, { recursive: true });
  else folder = throwAwayFolder('tests');
  running = await openDatabase({
    root: ROOT,
    folder: keptIn ?? folder,
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
