import { createHash } from 'node:crypto';

/** The office's own name space of UUIDs; to change it would make every reader of a feed see all as new. */
const NAMESPACE = Buffer.from('6c1b2a1e4d1f4f5ab1a78e0f6d3c9b25', 'hex');

/** The UUID (RFC 9562, version 5) that a thing of the office keeps for ever, wherever the office moves. */
export function uuidOf(...names: string[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(names.join('/')).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
