import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { download } from './download';

describe('Fetching a file from an address', () => {
  let server: Server;
  let site: string;
  const folder = mkdtempSync(join(tmpdir(), 'download-'));
  const into = join(folder, 'file');

  beforeAll(async () => {
    server = createServer((request, response) => {
      const elsewhere: Record<string, string> = {
        '/to-file': '/%CE%B1.txt',
        '/inside': `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`,
        '/round': '/round',
      };
      const location = elsewhere[request.url ?? ''];
      if (location) return void response.writeHead(302, { location }).end();
      if (request.url === '/gone') return void response.writeHead(404).end();
      if (request.url === '/endless') {
        response.on('drain', () => response.write(Buffer.alloc(65536)));
        return void response.write(Buffer.alloc(1_000_000));
      }
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('content');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    site = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  const noBars = () => false;
  const fetched = (path: string, isBarred: ((address: string) => boolean) | undefined = noBars) =>
    download({ url: `${site}${path}`, into, limit: 2_000_000, isBarred });

  it('follows where it is sent, and knows its name and type', async () => {
    expect(await fetched('/to-file')).toEqual({ name: 'α.txt', mime: 'text/plain', size: 7 });
    expect(readFileSync(into, 'utf8')).toBe('content');
  });

  it.each([
    ['/gone', 'no-answer'],
    ['/round', 'no-answer'],
    ['/endless', 'too-large'],
  ])('%s is %s', async (path, why) => {
    await expect(fetched(path)).rejects.toMatchObject({ why });
  });

  it('does not go inside: not by name, nor by number, nor when sent there', async () => {
    const { port } = server.address() as AddressInfo;
    const sentInside = (address: string) => address === '127.0.0.1';
    await expect(download({ url: site, into, limit: 9 })).rejects.toMatchObject({ why: 'inside' });
    for (const host of ['127.0.0.1', '0.0.0.0', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1']) {
      await expect(download({ url: `http://${host}:${port}/`, into, limit: 9 })).rejects.toMatchObject({ why: 'inside' });
    }
    await expect(fetched('/inside', sentInside)).rejects.toMatchObject({ why: 'inside' });
  });

  it.each(['file:///etc/passwd', 'ftp://example.org/a', 'a'])('%s is no address', async (url) => {
    await expect(download({ url, into, limit: 9 })).rejects.toMatchObject({ why: 'address' });
  });
});
