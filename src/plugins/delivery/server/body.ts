import type { IncomingMessage } from 'node:http';

/** Questions longer than this are not looked at. */
export const MOST_BYTES = 64 * 1024;

/** The length that a caller announces; undefined where it says none, or writes its body in some other way. */
export function announced({ headers }: IncomingMessage): number | undefined {
  if (headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined) return undefined;
  const length = Number(headers['content-length']);
  return Number.isInteger(length) && length > 0 && length <= MOST_BYTES ? length : undefined;
}

/** Reads a body of known length without ending the stream, so that it can be put back whole. A caller that leaves is never answered. */
export function readAhead(req: IncomingMessage, length: number, done: (body: Buffer) => void): void {
  const parts: Buffer[] = [];
  let got = 0;
  const read = () => {
    for (let part = req.read() as Buffer | null; part !== null; part = req.read() as Buffer | null) {
      parts.push(part);
      got += part.length;
      if (got < length) continue;
      req.off('readable', read);
      return done(parts.length === 1 ? part : Buffer.concat(parts));
    }
  };
  req.on('readable', read);
}

/** As if nobody had read it. */
export function putBack(req: IncomingMessage, body: Buffer): void {
  req.unshift(body);
}
