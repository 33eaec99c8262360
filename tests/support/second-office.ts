import type { AddressInfo } from 'node:net';

import { bootOffice } from './boot';

/**
 * The same office in a process of its own, on the database it is told of, with settings in SECOND_OFFICE, until its parent ends it.
 * Says where it listens.
 */
async function main(): Promise<void> {
  const asked = JSON.parse(process.env.SECOND_OFFICE ?? '{}') as Record<string, string>;
  const { strapi } = await bootOffice(process.env.DATABASE_URL ?? '', { RATE_READS: '0', RATE_WRITES: '0', ...asked });
  strapi.server.mount();
  const { httpServer } = strapi.server;
  await new Promise<void>((listening) => httpServer.listen(0, '127.0.0.1', listening));
  process.send?.({ url: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}` });
  process.on('disconnect', () => process.exit(0));
}

void main();
