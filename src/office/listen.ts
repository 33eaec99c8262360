import { createServer, type Server } from 'node:net';

import { OfficeError } from './office-error';
import type { Settings } from './settings';

type Door = Pick<Settings, 'HOST' | 'PORT'>;

/** Says at once, before anything is made, that nobody can listen there. */
export async function tryPort(door: Door): Promise<void> {
  const trial = createServer();
  await listen(trial, door);
  await new Promise((closed) => trial.close(closed));
}

/** Resolves when the server listens; refuses with one sentence where it cannot. */
export async function listen(server: Server, { HOST, PORT }: Door): Promise<void> {
  const fault = await new Promise<NodeJS.ErrnoException | null>((tried) => {
    server.once('error', tried);
    server.listen(PORT, HOST, () => {
      server.off('error', tried);
      tried(null);
    });
  });
  if (fault) throw new OfficeError(explain(fault, { HOST, PORT }));
}

function explain({ code, message }: NodeJS.ErrnoException, { HOST, PORT }: Door): string {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${PORT} on ${HOST} is taken, perhaps by an office that is open already; stop that program or set PORT to a free one.`,
    EACCES: `Port ${PORT} is reserved for the system; set PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${HOST}; correct HOST.`,
    ENOTFOUND: `There is no address “${HOST}”; correct HOST.`,
    EAI_AGAIN: `The address “${HOST}” could not be looked up; correct HOST or check the network.`,
  };
  return reasons[code ?? ''] ?? `Cannot listen on ${HOST}:${PORT} (${message}); correct HOST and PORT.`;
}
