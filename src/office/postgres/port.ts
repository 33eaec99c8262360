import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

import { OfficeError } from '../office-error';
import { replace } from './files';

/** The port of the last time if it is free, else one that the system chooses, kept for the next time. */
export async function choosePort({ home, log }: { home: string; log: (sentence: string) => void }): Promise<number> {
  const kept = keptPort(home);
  const port = (kept && (await listenOnce(kept))) || (await listenOnce(0));
  if (!port)
    throw new OfficeError(
      'This machine gives no free port on 127.0.0.1 for the embedded PostgreSQL: end programs that hold ports, or set DATABASE_URL.',
    );
  if (kept && port !== kept)
    log(`Port ${kept} of the embedded PostgreSQL is taken by another program; it moves to port ${port}.`);
  if (port !== kept) replace(join(home, 'state.json'), `${JSON.stringify({ port })}\n`);
  return port;
}

function keptPort(home: string): number | undefined {
  try {
    const { port } = JSON.parse(readFileSync(join(home, 'state.json'), 'utf8')) as { port: unknown };
    return Number.isInteger(port) && Number(port) > 1023 && Number(port) < 65536 ? Number(port) : undefined;
  } catch {
    return undefined;
  }
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const { port: chosen } = server.address() as AddressInfo;
      server.close(() => resolve(chosen));
    });
  });
}
