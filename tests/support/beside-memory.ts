import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Office } from './office';

/** The same office asked past its memory, as no reader can: Strapi's own listener on a port that only a story knows. */
export async function openBesideMemory({ strapi }: Office): Promise<{ url: string; close(): void }> {
  const server = createServer((strapi.server.app as { callback(): RequestListener }).callback());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
