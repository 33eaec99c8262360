import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { deliveryOf } from '../../src/plugins/delivery/api';
import { openOffice, type Office } from '../support/office';
import { draftRelease, letOut } from '../support/paper';

const RELEASE = 'api::press-release.press-release';
const RELEASES = Number(process.env.BENCH_RELEASES ?? 60);

/** Drafts of the older releases, their public rows, or the public rows of the newest, which every list shows. */
type Kind = 'drafts' | 'what is public' | 'what the answer shows';
export type Ask =
  | { ask: 'office'; isOff: boolean; env?: Record<string, string> }
  | { ask: 'bare'; body: string; headers: Record<string, string> }
  | { ask: 'write'; perSecond: number; kind: Kind }
  | { ask: 'written' }
  | { ask: 'memory' }
  | { ask: 'close' };

/** Bytes after everything that nobody needs was let go. */
export type Remembered = { heap: number; kept: number; answers: number };

let office: Office | undefined;
let bare: Server | undefined;
const releases: string[] = [];
let writing = Promise.resolve();
let isWriting = false;
let written = 0;

async function open(isOff: boolean, env: Record<string, string> = {}): Promise<string> {
  office = await openOffice(
    { RATE_READS: '0', RATE_WRITES: '0', NODE_ENV: 'test', ...env },
    isOff ? { without: ['batching', 'delivery'] } : {},
  );
  const documents = (uid: string) => (office as Office).strapi.documents(uid as typeof RELEASE);
  const { documentId: organization } = await documents('api::organization.organization').create({
    locale: 'el',
    data: { name: 'Δήμος', kind: 'municipality' } as never,
  });
  const topics: string[] = [];
  for (const name of ['Παιδεία', 'Πολιτισμός'])
    topics.push((await documents('api::topic.topic').create({ locale: 'el', data: { name } as never })).documentId);
  for (let i = 0; i < RELEASES; i++) {
    const issuedAt = new Date(Date.UTC(2026, 0, 1) + i * 3_600_000).toISOString();
    const { documentId } = await draftRelease(office, { title: `Νέα ώρα λειτουργίας ${i}`, organization, topics, issuedAt });
    await letOut(office, RELEASE, documentId);
    releases.push(documentId);
  }
  return office.url;
}

async function openBare(body: string, headers: Record<string, string>): Promise<string> {
  const bytes = Buffer.from(body);
  bare = createServer((_, res) => res.writeHead(200, { ...headers, 'Content-Length': bytes.length }).end(bytes));
  bare.listen(0, '127.0.0.1');
  await once(bare, 'listening');
  return `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
}

/** So many commits a second, until it is asked how many there were. */
async function write(perSecond: number, kind: Kind): Promise<void> {
  isWriting = true;
  written = 0;
  const begun = performance.now();
  while (isWriting) {
    const those = kind === 'what the answer shows' ? releases.slice(-20) : releases.slice(0, releases.length / 2);
    const documentId = those[written % those.length] as string;
    const { strapi } = office as Office;
    if (kind === 'drafts')
      await strapi.documents(RELEASE).update({ documentId, locale: 'el', data: { subtitle: `${written}` } as never });
    else
      await strapi.db
        .connection('press_releases')
        .where({ document_id: documentId })
        .whereNotNull('published_at')
        .update({ subtitle: `${written}` });
    written += 1;
    const due = begun + (written * 1_000) / perSecond;
    await new Promise((done) => setTimeout(done, Math.max(0, due - performance.now())));
  }
}

function remembered(): Remembered {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const { bytes, answers } = deliveryOf((office as Office).strapi).size();
  return { heap: heapUsed + external, kept: bytes, answers };
}

async function answer(message: Ask): Promise<unknown> {
  switch (message.ask) {
    case 'office':
      return open(message.isOff, message.env);
    case 'bare':
      return openBare(message.body, message.headers);
    case 'write':
      writing = write(message.perSecond, message.kind);
      return undefined;
    case 'written':
      isWriting = false;
      await writing;
      return written;
    case 'memory':
      return remembered();
    case 'close':
      bare?.close();
      await office?.close();
  }
}

process.on('message', (message: Ask) => {
  answer(message).then(
    (told) => process.send?.({ told }),
    (fault: Error) => process.send?.({ fault: String(fault.stack) }),
  );
});
