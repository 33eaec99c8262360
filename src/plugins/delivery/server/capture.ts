import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** What is sent, with its head as it was written. */
export type Sent = { status: number; body: Buffer; headers: OutgoingHttpHeaders };

/** Longer answers are passed on and forgotten. */
const MOST_BYTES = 4 * 1024 * 1024;

type Watching = {
  /** The whole answer, before any of it leaves: its head may still be changed. True when no body is to follow. */
  before(sent: Sent): boolean;
  /** The whole answer once it is sent; undefined where it was too long. */
  after(sent: Sent | undefined): void;
  /** The caller left before there was an answer. */
  left(): void;
};

type Chunk = string | Uint8Array;
type Write = (chunk?: unknown, ...rest: unknown[]) => boolean;
type End = (chunk?: unknown, ...rest: unknown[]) => ServerResponse;

/** Looks at an answer while it is sent. */
export function capture(res: ServerResponse, { before, after, left }: Watching): void {
  const write = res.write.bind(res) as Write;
  const end = res.end.bind(res) as End;
  const parts: Buffer[] = [];
  let size = 0;
  let isOver = false;

  const add = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const part = Buffer.from(chunk as string, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
  };

  res.write = ((chunk: Chunk, ...rest: unknown[]) => {
    add(chunk, rest[0]);
    return write(chunk, ...rest);
  }) as ServerResponse['write'];

  res.end = ((chunk?: Chunk, ...rest: unknown[]) => {
    if (isOver) return end(chunk, ...rest);
    isOver = true;
    add(chunk, rest[0]);
    const isWhole = size <= MOST_BYTES;
    const sent = isWhole ? { status: res.statusCode, body: Buffer.concat(parts), headers: { ...res.getHeaders() } } : undefined;
    const isEmpty = sent !== undefined && !res.headersSent && before(sent);
    const result = isEmpty ? end() : end(chunk, ...rest);
    after(sent);
    return result;
  }) as ServerResponse['end'];

  res.on('close', () => {
    if (isOver) return;
    isOver = true;
    left();
  });
}
