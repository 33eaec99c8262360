import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { z } from 'zod';

import { startOf } from '../../shared/moments';
import { answer } from './answers';
import { receive, receiveRevocation, type Outcome } from './posting';
import { change, makeScript, rules, suffer, type Fault, type Script } from './script';
import { seedShelf } from './seed';
import { makeShelf, type Shelf } from './shelf';

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;
type Options = {
  port?: number;
  /** How many ordinary acts there are, beside the peculiar ones. */
  acts?: number;
  /** The first day of issue. */
  since?: string;
  /** Days from one act to the next; without it they are spread over all days there are. */
  every?: number;
  now?: () => number;
  account?: Account;
};
/** One town for the demo and for whoever tries it at the demo portal: the same acts on the same days. */
export const DEMO_TOWN = { acts: 1_000_000, every: 3 } as const;
export const DEMO_ACCOUNT = { username: 'demo', password: 'demo' };

const PREFIX = /^(?:\/luminapi)?\/opendata\//;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** A portal of a made-up municipality that behaves as the real one does, its traps included. */
export async function startStandIn({
  port = 0,
  acts = 700,
  since = '2010-10-04',
  every,
  now = Date.now,
  account = DEMO_ACCOUNT,
}: Options = {}) {
  const shelf = makeShelf(now);
  seedShelf({ shelf, now: now(), acts, every, since: Math.ceil(startOf(since) / 86_400_000) * 86_400_000 });
  const script = makeScript();
  const requests: string[] = [];
  const office = { shelf, script, requests, now, account };

  const server = createServer((message, response) => {
    respond(office, message, response).catch((fault: Error) =>
      send(response, { status: 500, body: { errorMessage: fault.message } }),
    );
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${root}/opendata`,
    root,
    shelf,
    account,
    requests,
    script: (given: z.input<typeof rules>) => script.play(given),
    isScriptOver: script.isOver,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Account = { username: string; password: string };
type Desk = { shelf: Shelf; script: Script; requests: string[]; now: () => number; account: Account };

async function respond(desk: Desk, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { shelf, script, requests } = desk;
  const url = new URL(message.url ?? '/', 'http://stand-in');
  const request = `${message.method} ${decodeURIComponent(url.pathname)}${decodeURIComponent(url.search.replaceAll('+', ' '))}`;
  if (url.pathname.startsWith('/stand-in/')) return send(response, await control(desk, url, message));
  requests.push(request);
  const faults = script.take(request);
  await suffer(faults, shelf);
  if (has(faults, 'broken')) return void response.destroy();
  if (has(faults, 'html')) return page(response);
  const broken = faults.find((fault) => fault.kind === 'status');
  if (broken) return fail(response, broken);
  const refused = faults.find((fault) => fault.kind === 'refused');
  if (refused) return send(response, { status: refused.status, body: { errors: refused.errors } });
  const document = /^\/doc\/([^/]+)$/.exec(decodeURIComponent(url.pathname))?.[1];
  if (document) return pdf(response, shelf.get(document)?.documentUrl, has(faults, 'cut'));
  if (!PREFIX.test(url.pathname)) return send(response, { status: 404, body: { errorMessage: 'Not found' } });
  const outcome = await outcomeOf(desk, message, url, faults);
  for (const one of faults) if (one.kind === 'late-answer') await sleep(one.ms, undefined, { ref: false });
  const lost = faults.find((fault) => fault.kind === 'lost-answer');
  if (lost?.status) return fail(response, { kind: 'status', status: lost.status, location: lost.location });
  if (lost?.receiptFor) return send(response, { status: 200, body: desk.shelf.get(lost.receiptFor) });
  if (lost) return void response.destroy();
  send(response, outcome, { isCut: has(faults, 'cut'), isMarked: has(faults, 'marked') });
}

async function outcomeOf({ shelf, now, account }: Desk, message: IncomingMessage, url: URL, faults: Fault[]): Promise<Outcome> {
  const [path, wantsJson] = [pathOf(url), isJson(message, url)];
  // The portal answers XML here; nobody should read that.
  if (!wantsJson && message.method === 'GET')
    return { status: 406, body: { errorMessage: 'Ask for JSON; the stand-in has no XML.' } };
  if (message.method === 'GET') return answer({ shelf, now: now(), path, parameters: new Map(url.searchParams), faults });
  if (message.headers.authorization !== basicOf(account)) return { status: 401, body: { errorMessage: 'Unauthorized' } };
  const request = await requestOf(message, url);
  const [place, ada, kind] = path;
  if (place !== 'decisions') return { status: 404, body: { errorMessage: 'Not found' } };
  if (ada === 'requests' && kind === 'revocations') return receiveRevocation({ shelf, request });
  return receive({ shelf, ada, request });
}

/** For whoever tries it from outside this process. */
async function control({ shelf, script, requests }: Desk, url: URL, message: IncomingMessage): Promise<Outcome> {
  const what = url.pathname.slice('/stand-in/'.length);
  if (message.method === 'GET' && what === 'acts') return { status: 200, body: shelf.all() };
  if (message.method === 'GET' && what === 'requests') return { status: 200, body: requests };
  const said: unknown = await (await requestOf(message, url)).json().catch(() => null);
  const played = what === 'script' ? rules.safeParse(said) : undefined;
  if (played?.success) return (script.play(played.data), { status: 200, body: {} });
  const verb = rules.element.shape.fault.safeParse({ ...(said as object | null), kind: 'change', verb: what });
  if (verb.success && verb.data.kind === 'change') return (change(shelf, verb.data), { status: 200, body: {} });
  return { status: 400, body: { errorMessage: 'The stand-in does not understand.' } };
}

const has = (faults: Fault[], kind: Fault['kind']) => faults.some((fault) => fault.kind === kind);

function pathOf({ pathname }: URL): string[] {
  return decodeURIComponent(pathname)
    .replace(PREFIX, '')
    .replace(/\.json$/, '')
    .replace(/\/+$/, '')
    .split('/');
}

function isJson({ headers }: IncomingMessage, { pathname }: URL): boolean {
  return pathname.endsWith('.json') || /\bapplication\/json\b/.test(headers.accept ?? '');
}

async function requestOf(message: IncomingMessage, url: URL): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  const headers = { 'Content-Type': message.headers['content-type'] ?? 'application/json' };
  return new Request(url, { method: 'POST', headers, body: new Uint8Array(Buffer.concat(parts)) });
}

function send(response: ServerResponse, { status, body }: Outcome, { isCut = false, isMarked = false } = {}): void {
  const text = (isMarked ? '\ufeff' : '') + JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json;charset=UTF-8' });
  response.end(isCut ? text.slice(0, text.length / 2) : text);
}

function page(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html;charset=UTF-8' });
  response.end('<!DOCTYPE html><html><body><h1>Εργασίες συντήρησης</h1></body></html>');
}

function fail(response: ServerResponse, { status, retryAfter, location }: Extract<Fault, { kind: 'status' }>): void {
  response.writeHead(status, {
    'Content-Type': 'text/html',
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    ...(location !== undefined && { Location: location }),
  });
  response.end('<html><body>Error</body></html>');
}

function pdf(response: ServerResponse, address: string | null | undefined, isCut: boolean): void {
  if (isCut) {
    response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Length': PDF.length });
    return void response.write(PDF.subarray(0, 20), () => response.destroy());
  }
  response.writeHead(address ? 200 : 404, { 'Content-Type': address ? 'application/pdf' : 'text/html' });
  response.end(address ? PDF : '<html><body>404</body></html>');
}

function basicOf({ username, password }: Account): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
