import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

import type { Context } from 'koa';

/** GraphQL mutations carry whole articles, so a body may be as large as in REST. */
export const MOST_BYTES = 1024 * 1024;

const INFLATE: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

export class Unreadable extends Error {
  constructor(
    readonly code: 'not-json' | 'body-too-large',
    readonly status: 400 | 413 | 415,
  ) {
    super(code);
  }
}

/**
 * The JSON that was sent, read until the limit and no further, also when it was packed.
 * Only JSON: whatever a form on a foreign page can send is not read at all.
 */
export async function jsonOf(ctx: Context): Promise<unknown> {
  const read = (ctx.request as { body?: unknown }).body;
  if (read !== undefined) return read;
  if (!ctx.is('application/json', '+json')) throw new Unreadable('not-json', 415);
  const encoding = ctx.get('Content-Encoding').toLowerCase() || 'identity';
  const inflate = INFLATE[encoding];
  if (!inflate && encoding !== 'identity') throw new Unreadable('not-json', 415);
  if (Number(ctx.get('Content-Length')) > MOST_BYTES) throw new Unreadable('body-too-large', 413);
  const text = await textOf(inflate ? ctx.req.pipe(inflate()) : ctx.req);
  const body = parsed(text);
  // Apollo takes nothing for a fault of the server's, and tells how it is built.
  if (body === null) throw new Unreadable('not-json', 400);
  return body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Unreadable('not-json', 400);
  }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Buffer);
      size += bytes.length;
      if (size > MOST_BYTES) throw new Unreadable('body-too-large', 413);
      chunks.push(bytes);
    }
  } catch (fault) {
    throw fault instanceof Unreadable ? fault : new Unreadable('not-json', 400);
  }
  return Buffer.concat(chunks).toString('utf8');
}
