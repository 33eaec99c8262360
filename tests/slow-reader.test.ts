import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { deliveryOf } from '../src/plugins/delivery/api';
import { openOffice, type Office } from './support/office';
import { publishedRelease } from './support/paper';

const TEXT = 'Από Δευτέρα η δημοτική βιβλιοθήκη μένει ανοιχτή έως τις εννέα. '.repeat(200);
const LIST = '/api/press-releases?locale=el';
/** More than what lies between two ends of a connection on one machine. */
const QUESTIONS = 400;

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  const body = [{ type: 'paragraph', children: [{ type: 'text', text: TEXT }] }];
  for (let n = 0; n < 5; n++) await publishedRelease(office, { title: `Νέα ώρα ${n}`, body });
  // From memory, so that nothing but the reading is slow.
  for (let hits = 0; hits === 0; hits = deliveryOf(office.strapi).totals().hit) {
    await office.http.get(LIST).expect(200);
    await sleep(100);
  }
}, 120_000);
afterAll(() => office.close());

it('A reader of one byte a second is let go, and nobody else waits meanwhile', async () => {
  const { port } = new URL(office.url);
  const slow = connect({ port: Number(port), host: '127.0.0.1', highWaterMark: 1 } as never);
  slow.on('error', () => undefined);
  const [there] = (await once(office.strapi.server.httpServer, 'connection')) as [Socket];
  slow.pause();
  slow.write(`GET ${LIST} HTTP/1.1\r\nHost: office\r\n\r\n`.repeat(QUESTIONS));
  const begun = Date.now();
  // Seen from the office: the reader learns of it only once it has read on.
  const closed = once(there, 'close').then(() => Date.now() - begun);
  const reading = setInterval(() => void slow.read(1), 1_000);
  const waits: number[] = [];
  while (!there.closed && Date.now() - begun < 60_000) {
    const asked = performance.now();
    await office.http.get(LIST).expect(200);
    waits.push(performance.now() - asked);
    await sleep(250);
  }
  clearInterval(reading);
  slow.destroy();
  expect(await closed).toBeLessThan(50_000);
  expect(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]).toBeLessThan(500);
}, 90_000);
