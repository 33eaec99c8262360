import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { connectPortal } from './portal';

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

describe('A document that the portal gives', () => {
  let server: Server;
  let root: string;
  let answer: RequestListener;
  const left: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.on('close', () => left.push(request.url ?? ''));
      answer(request, response);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const asked = async (given: RequestListener, rest: object = {}) => {
    answer = given;
    left.length = 0;
    const portal = connectPortal({ url: `${root}/opendata`, userAgent: 'Deltio test', pause: 0, patience: 600, ...rest });
    return portal.document(`${root}/doc/1`);
  };
  const to = (place: string, response: ServerResponse) => response.writeHead(302, { location: place }).end();
  /** Bytes without end, so many milliseconds apart. */
  const dripping = (response: ServerResponse, pause: number) => {
    const timer = setInterval(() => response.write('x'), pause);
    response.on('close', () => clearInterval(timer));
  };
  const untilLeft = async () => {
    for (let tries = 0; tries < 40 && left.length === 0; tries += 1) await new Promise((on) => setTimeout(on, 50));
    return left;
  };

  it('is fetched from where the portal itself sends on to', async () => {
    const bytes = await asked(({ url }, response) => (url === '/doc/1' ? to('/files/1.pdf', response) : response.end(PDF)));
    expect(bytes.toString()).toBe(PDF);
  });

  it('is fetched from nowhere else, least of all from the office’s own network', async () => {
    const paths: string[] = [];
    const other = createServer((_request, response) => response.end(PDF));
    await once(other.listen(0, '127.0.0.2'), 'listening');
    const host = `127.0.0.2:${(other.address() as AddressInfo).port}`;
    const sentOn = asked(({ url }, response) => (paths.push(url ?? ''), to(`http://${host}/`, response)));
    await expect(sentOn).rejects.toMatchObject({ passes: false, told: [{ code: 'document-elsewhere', params: { host } }] });
    expect(paths).toEqual(['/doc/1']);
    other.close();
  });

  it('is given up where one address leads to the next', async () => {
    let hops = 0;
    const inCircles = asked((_request, response) => ((hops += 1), to('/doc/1', response)));
    await expect(inCircles).rejects.toMatchObject({ passes: false, told: [{ code: 'document-in-circles' }] });
    expect(hops).toBeLessThan(10);
  });

  it('is waited for no longer than was said, though its bytes keep coming', async () => {
    const slow = asked((_request, response) => dripping(response.writeHead(200), 40));
    await expect(slow).rejects.toMatchObject({ code: 'slow', status: 200, message: /within 0\.6 s/ });
    expect(await untilLeft()).toEqual(['/doc/1']);
  });

  it('is let go when the one who asks is told to stop', async () => {
    const stop = new AbortController();
    const begun: RequestListener = (_request, response) => {
      dripping(response.writeHead(200), 40);
      setTimeout(() => stop.abort(new Error('The office closes.')), 100);
    };
    await expect(asked(begun, { signal: stop.signal, patience: 20_000 })).rejects.toThrow('The office closes.');
  });

  it.each<[string, RequestListener]>([
    ['of which more is announced than anybody can keep', (_request, response) => dripping(announcing(response), 20)],
    ['that is a refusal without an end', (_request, response) => dripping(response.writeHead(500), 20)],
  ])('leaves no connection open: one %s', async (_what, given) => {
    await expect(asked(given, { patience: 20_000 })).rejects.toThrow();
    expect(await untilLeft()).toEqual(['/doc/1']);
  });

  it.each([
    ['longer', 1_000, 'unreachable'],
    ['shorter', 20, undefined],
  ])('is never taken for whole where it is said to be %s', async (_how, length, code) => {
    const given: RequestListener = (_request, response) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${PDF}`);
      response.socket?.end();
    };
    const fetched = asked(given);
    if (code) await expect(fetched).rejects.toMatchObject({ code, status: 200 });
    else expect((await fetched).toString()).toBe(PDF.slice(0, length));
  });
});

function announcing(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-length': 300 * 1024 * 1024 });
}
