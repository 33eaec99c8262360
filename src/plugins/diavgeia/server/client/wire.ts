import { setTimeout as sleep } from 'node:timers/promises';

import type { Told } from '../../shared/told';
import { PortalFault } from './fault';
import { readFault } from './answers';

export type Account = { username: string; password: string };
export type WireOptions = {
  /** Base address of the OpenData service. */
  url: string;
  /** Said to the portal with every question: who asks, and where to complain. */
  userAgent: string;
  account?: Account;
  /** Milliseconds between the beginnings of two questions. */
  pause?: number;
  /** Milliseconds for one answer, its body included. */
  patience?: number;
  /** How often a question is asked before its fault counts. */
  attempts?: number;
  /** Milliseconds before the second attempt; doubled before each further one. */
  backOff?: number;
  random?: () => number;
  signal?: AbortSignal;
};
/** An answer as it came, whatever it says. */
export type Heard = { status: number; text: string };
export type Sending = { path: string; body?: FormData | object; signs?: boolean; heard?: (answer: Heard) => void };
export type Wire = ReturnType<typeof makeWire>;

/** A page of 500 acts takes the portal 7 to 10 seconds, a range of 16 years 14. */
const PATIENCE = 90_000;
const PAUSE = 500;
const ATTEMPTS = 5;
const BACK_OFF = 1_000;
const LONGEST_WAIT = 120_000;
const MOST_HOPS = 5;
const MB = 1024 * 1024;
const LARGEST = {
  answer: { bytes: 256 * MB, code: 'too-large' },
  document: { bytes: 100 * MB, code: 'document-too-large' },
} as const;

/** Asks the portal: politely, patiently, and never a second time for what may already have been done. */
export function makeWire(options: WireOptions) {
  const { pause = paceFor(options.url), attempts = ATTEMPTS } = options;
  let next = 0;

  /** Whoever comes waits for his turn, however many ask at once. */
  async function turn(): Promise<void> {
    const now = Date.now();
    const at = Math.max(now, next);
    next = at + pause;
    if (at > now) await sleep(at - now, undefined, { signal: options.signal });
  }

  async function read(path: string): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      await turn();
      try {
        return await once(options, { path });
      } catch (fault) {
        const wait = waitBefore(fault, attempt, options);
        if (attempt >= attempts || wait === undefined) throw fault;
        next = Math.max(next, Date.now() + wait);
      }
    }
  }

  return {
    read,
    /** Sends once: an answer that never came does not say that nothing was done. */
    async send({ path, body, heard }: Sending): Promise<unknown> {
      await turn();
      return once(options, { path, body, heard, signs: true });
    },
    async document(address: string): Promise<Buffer> {
      await turn();
      return bytesOf(await documentAt(options, address), options, LARGEST.document);
    },
  };
}

/** How long to wait before asking again; undefined when that would not help. */
function waitBefore(
  fault: unknown,
  attempt: number,
  { backOff = BACK_OFF, random = Math.random }: WireOptions,
): number | undefined {
  if (!(fault instanceof PortalFault) || !fault.passes) return undefined;
  const longest = Math.min(backOff * 2 ** (attempt - 1), LONGEST_WAIT);
  const own = longest / 2 + (random() * longest) / 2;
  // A portal that says "at once" and fails at once would hear all attempts within the same second.
  const wait = Math.max(fault.retryAfter ?? 0, own);
  return wait <= LONGEST_WAIT ? wait : undefined;
}

/** A portal on this machine is nobody's burden. */
function paceFor(url: string): number {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname) ? 0 : PAUSE;
}

async function once(options: WireOptions, { path, body, signs, heard }: Sending): Promise<unknown> {
  const address = `${options.url.replace(/\/+$/, '')}${path}`;
  const response = await call(options, { address, accept: 'application/json', body, signs });
  const text = (await bytesOf(response, options, LARGEST.answer)).toString('utf8');
  heard?.({ status: response.status, text });
  return readJson(response, text);
}

type Call = { address: string; accept: string; body?: FormData | object; signs?: boolean; stays?: boolean };

/**
 * A redirect is followed where it stays with the portal: what lies elsewhere is no act's document, and may be a door into
 * the office's own network.
 */
async function documentAt(options: WireOptions, address: string): Promise<Response> {
  let place = new URL(address);
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    const response = await call(options, { address: place.href, accept: 'application/pdf, */*', stays: true });
    if (response.ok) return response;
    await leave(response);
    const next = response.status < 400 ? response.headers.get('location') : null;
    if (next === null || !URL.canParse(next, place.href)) throw readFault(response, undefined);
    const there = new URL(next, place.href);
    if (!isSameSite(place, there)) throw elsewhere({ code: 'document-elsewhere', params: { host: there.host } });
    place = there;
  }
  throw elsewhere({ code: 'document-in-circles' });
}

const elsewhere = (told: Told) => new PortalFault({ code: 'unexpected', told });

function isSameSite({ hostname: here }: URL, { protocol, hostname: there }: URL): boolean {
  const isNear = here === there || here.endsWith(`.${there}`) || there.endsWith(`.${here}`);
  return isNear && (protocol === 'https:' || protocol === 'http:');
}

async function call(options: WireOptions, { address, accept, body, signs, stays }: Call): Promise<Response> {
  const timeLimit = AbortSignal.timeout(options.patience ?? PATIENCE);
  const isForm = body instanceof FormData;
  try {
    return await fetch(address, {
      method: body ? 'POST' : 'GET',
      headers: {
        Accept: accept,
        'User-Agent': options.userAgent,
        ...(body && !isForm && { 'Content-Type': 'application/json' }),
        ...(signs && options.account && { Authorization: basic(options.account) }),
      },
      body: isForm ? body : body && JSON.stringify(body),
      // Sending goes to one address, once; following would send a second time.
      redirect: body || stays ? 'manual' : 'follow',
      signal: options.signal ? AbortSignal.any([timeLimit, options.signal]) : timeLimit,
    });
  } catch (cause) {
    throw brokenOff(cause, options);
  }
}

/** With a status where the answer had begun. */
function brokenOff(cause: unknown, { patience = PATIENCE, signal }: WireOptions, status?: number): unknown {
  if (signal?.aborted) return signal.reason;
  const { name, message, cause: deeper } = cause as Error & { cause?: Error };
  if (name === 'TimeoutError')
    return new PortalFault({ code: 'slow', status, told: { code: 'slow', params: { seconds: patience / 1000 } }, cause });
  return new PortalFault({
    code: 'unreachable',
    status,
    told: { code: 'unreachable', params: { cause: deeper?.message || message } },
    cause,
  });
}

type Most = (typeof LARGEST)[keyof typeof LARGEST];

async function bytesOf(response: Response, options: WireOptions, most: Most): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = Number(response.headers.get('content-length') ?? 0);
  if (size <= most.bytes) {
    size = 0;
    try {
      for await (const part of response.body ?? []) {
        size += part.length;
        if (size > most.bytes) break;
        parts.push(part);
      }
    } catch (cause) {
      throw brokenOff(cause, options, response.status);
    }
  }
  if (size <= most.bytes) return Buffer.concat(parts);
  await leave(response);
  throw new PortalFault({ code: 'too-large', told: { code: most.code } });
}

/** An answer that nobody reads would hold its connection. */
async function leave({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => undefined);
}

function readJson(response: Response, text: string): unknown {
  const parsed = parse(text);
  if (!response.ok) throw readFault(response, parsed);
  if (parsed !== undefined) return parsed;
  const isPage = /^\s*<(!doctype|html)/i.test(text);
  throw new PortalFault({
    code: 'not-json',
    status: response.status,
    told: { code: isPage ? 'web-page' : 'not-json' },
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function basic({ username, password }: Account): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}
