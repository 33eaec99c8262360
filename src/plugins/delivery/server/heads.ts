import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

import { cacheControl, isKnown, type Lifetime, surrogateKeys } from '../shared/freshness';
import type { Sent } from './capture';
import type { Reading } from './reading';
import { type Answer, etagOf } from './store';

export type Heads = ReturnType<typeof makeHeads>;
type Lines = { byAddress: string[]; byBody: string[]; known: string[] };
type Writing = { req: IncomingMessage; res: ServerResponse; sent: Sent; reading: Reading; isShared: boolean };

/** Of the moment, of the connection or of the caller: written anew for each, or left out. */
const OWN =
  /^(?:date|connection|keep-alive|transfer-encoding|content-length|etag|cache-control|surrogate-key|set-cookie|vary|age|retry-after|server-timing|x-response-time|x-request-id|(?:x-)?ratelimit.*|access-control-.*)$/;
const CORS = /^(?:vary|access-control-.*)$/;
/** Last, so that the name of each request is written into its place. */
const NAME = ['X-Request-Id', ''];
const ASK_AGAIN = 'public, max-age=0';

/** The heads of answers. Those for callers who come from no page, which are nearly all, are written once for each answer. */
export function makeHeads(lifetime: Lifetime) {
  const control = cacheControl(lifetime);
  const plain = new WeakMap<Answer, Lines>();

  function fresh({ etag, tags, until }: Pick<Answer, 'etag' | 'tags' | 'until'>): string[] {
    return ['ETag', etag, 'Cache-Control', until === Infinity ? control : ASK_AGAIN, 'Surrogate-Key', surrogateKeys(tags)];
  }

  function lines(answer: Answer, cors: string[]): Lines {
    if (cors.includes('access-control-allow-origin')) return linesOf(answer, { cors, own: fresh(answer) });
    const written = plain.get(answer) ?? linesOf(answer, { cors, own: fresh(answer) });
    plain.set(answer, written);
    return written;
  }

  return {
    /** To be sent at once: the next answer is written into the same lines. */
    of(form: keyof Lines, { answer, cors, id }: { answer: Answer; cors: string[]; id: string }): string[] {
      const written = lines(answer, cors)[form];
      written[written.length - 1] = id;
      return written;
    },

    /** What lets a reader ask whether an answer is still so. True when this one has it already, and is told so. */
    write({ req, res, sent, reading, isShared }: Writing): boolean {
      if (sent.status !== 200 || reading.isPrivate()) {
        if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store');
        return false;
      }
      const etag = etagOf(sent.body);
      const isSettled = res.hasHeader('Cache-Control') && !isShared;
      const written = isShared
        ? fresh({ etag, tags: [...reading.tags], until: reading.until() })
        : ['ETag', etag, 'Cache-Control', ASK_AGAIN];
      for (let i = 0; i < written.length; i += 2)
        if (!isSettled || written[i] === 'ETag') res.setHeader(written[i] ?? '', written[i + 1] ?? '');
      const has = req.headers['if-none-match'];
      if (has === undefined || !isKnown(has, etag)) return false;
      res.statusCode = 304;
      for (const name of ['Content-Type', 'Content-Length']) res.removeHeader(name);
      return true;
    },
  };
}

function linesOf({ body, headers }: Answer, { cors, own }: { cors: string[]; own: string[] }): Lines {
  const length = ['Content-Length', String(body.length)];
  const known = [...cors, ...own];
  return {
    known: [...known, ...NAME],
    byAddress: [...headers, ...known, ...length, ...NAME],
    byBody: [...headers, ...cors, ...length, ...NAME],
  };
}

/** Names and values in turn of the head lines that are the same for everybody. */
export function lasting(headers: OutgoingHttpHeaders): string[] {
  return chosen(headers, (name) => !OWN.test(name));
}

/** Those that depend on the page from which somebody asks. */
export function corsOf(headers: OutgoingHttpHeaders): string[] {
  return chosen(headers, (name) => CORS.test(name));
}

function chosen(headers: OutgoingHttpHeaders, isWanted: (name: string) => boolean): string[] {
  return Object.entries(headers).flatMap(([name, value]) => (value !== undefined && isWanted(name) ? [name, String(value)] : []));
}

/** Whether the answer is the same for all who ask the same, as far as its head tells. */
export function isSameForAll({ 'set-cookie': cookie, vary, 'content-encoding': encoding }: OutgoingHttpHeaders): boolean {
  const depends = String(vary ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'origin');
  return cookie === undefined && encoding === undefined && depends.length === 0;
}
