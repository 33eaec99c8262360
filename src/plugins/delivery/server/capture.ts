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

/** What is written of an answer, as far as it is not too long. */
class Pieces {
  private parts: Buffer[] = [];
  private size = 0;

  add(chunk: unknown, encoding: unknown): void {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const part = Buffer.from(chunk as string, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
    this.size += part.length;
    if (this.isWhole()) this.parts.push(part);
  }

  isWhole(): boolean {
    return this.size <= MOST_BYTES;
  }

  all(): Buffer[] {
    return [...this.parts];
  }

  drop(): void {
    this.parts = [];
    this.size = 0;
  }
}

/**
 * Looks at an answer while it is sent. What is written piece by piece is held back until it is whole, so that its head can say what it
 * is; of a longer one, what was held goes out with the piece that was too much.
 */
export function capture(res: ServerResponse, { before, after, left }: Watching): void {
  const write = res.write.bind(res) as Write;
  const end = res.end.bind(res) as End;
  const pieces = new Pieces();
  let held: { status: number } | undefined;
  let isOver = false;

  const letGo = (parts: Buffer[]) => {
    if (held) for (const part of parts) write(part);
    held = undefined;
  };

  res.write = ((chunk: Chunk, ...rest: unknown[]) => {
    const parts = held ? pieces.all() : [];
    pieces.add(chunk, rest[0]);
    const mayWait = (held || !res.headersSent) && pieces.isWhole() && !rest.some((one) => typeof one === 'function');
    if (mayWait) held ??= { status: res.statusCode };
    else letGo(parts);
    return mayWait || write(chunk, ...rest);
  }) as ServerResponse['write'];

  res.end = ((chunk?: Chunk, ...rest: unknown[]) => {
    if (isOver) return end(chunk, ...rest);
    isOver = true;
    // It broke off, and another answer takes its place.
    if (held && held.status !== res.statusCode) pieces.drop();
    const parts = pieces.all();
    pieces.add(chunk, rest[0]);
    const sent = pieces.isWhole()
      ? { status: res.statusCode, body: Buffer.concat(pieces.all()), headers: { ...res.getHeaders() } }
      : undefined;
    const isEmpty = sent !== undefined && !res.headersSent && before(sent);
    if (!isEmpty) letGo(parts);
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
