import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { createWriteStream } from 'node:fs';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline } from 'node:stream/promises';

import { isInside } from '../shared/addresses';

const PATIENCE = 30_000;
const REDIRECTS = 5;

type Progress = (state: { bytesWritten: number; totalBytes: number | null }) => void;
type Order = { url: string; into: string; limit: number; progress?: Progress; isBarred?: (address: string) => boolean };
export type Downloaded = { name: string; mime: string; size: number };

/** Why a file could not be fetched; the sentences are the plugin's. */
export class NotFetched extends Error {
  constructor(readonly why: 'address' | 'inside' | 'no-answer' | 'too-large') {
    super(why);
  }
}

/**
 * Fetches a file from the open net into `into`. Every address on the way is judged at the moment of connecting, so
 * that neither a redirect nor a name that changes its address leads to this machine or its network.
 */
export async function download({ url, into, limit, progress, isBarred = isInside }: Order): Promise<Downloaded> {
  const { answer, at } = await ask({ url, isBarred, redirects: REDIRECTS });
  const total = Number(answer.headers['content-length']) || null;
  if (total !== null && total > limit) throw new NotFetched('too-large');
  let size = 0;
  const measured = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limit) throw new NotFetched('too-large');
      progress?.({ bytesWritten: size, totalBytes: total });
      yield chunk;
    }
  };
  progress?.({ bytesWritten: 0, totalBytes: total });
  await pipeline(answer, measured, createWriteStream(into)).catch(asNotFetched);
  return { name: nameOf({ at, answer }), mime: answer.headers['content-type']?.split(';')[0] ?? '', size };
}

type Asked = { url: string; isBarred: (address: string) => boolean; redirects: number };

async function ask({ url, isBarred, redirects }: Asked): Promise<{ answer: IncomingMessage; at: URL }> {
  const at = URL.canParse(url) ? new URL(url) : undefined;
  if (!at || !['http:', 'https:'].includes(at.protocol)) throw new NotFetched('address');
  const host = at.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && isBarred(host)) throw new NotFetched('inside');
  const answer = await answerFrom(at, guarded(isBarred)).catch(asNotFetched);
  const { statusCode = 0, headers } = answer;
  if (statusCode === 200) return { answer, at };
  answer.destroy();
  if (statusCode < 300 || statusCode > 399 || !headers.location || redirects === 0) throw new NotFetched('no-answer');
  return ask({ url: new URL(headers.location, at).href, isBarred, redirects: redirects - 1 });
}

function answerFrom(at: URL, lookup: LookupFunction): Promise<IncomingMessage> {
  const get = at.protocol === 'https:' ? getSecure : getPlain;
  return new Promise((resolve, reject) => {
    const request = get(at, { lookup, timeout: PATIENCE, agent: false }, resolve);
    request.on('timeout', () => request.destroy(new NotFetched('no-answer')));
    request.on('error', reject);
  });
}

function guarded(isBarred: (address: string) => boolean): LookupFunction {
  return (host, options, tell) =>
    lookUp(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? [];
      if (error || !first) return tell(error ?? new NotFetched('no-answer'), '', 0);
      if (found.some(({ address }) => isBarred(address))) return tell(new NotFetched('inside'), '', 0);
      return options.all ? tell(null, found) : tell(null, first.address, first.family);
    });
}

function asNotFetched(error: unknown): never {
  throw error instanceof NotFetched ? error : new NotFetched('no-answer');
}

function nameOf({ at, answer }: { at: URL; answer: IncomingMessage }): string {
  const [, told] = /filename="?([^";]+)/i.exec(answer.headers['content-disposition'] ?? '') ?? [];
  return told ?? decoded(at.pathname.split('/').pop() ?? '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
