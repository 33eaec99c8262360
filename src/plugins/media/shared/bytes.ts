/** A file as the sniffers see it: its size, and any stretch of it. */
export type Bytes = { size: number; read(from: number, length: number): Promise<Buffer> };

/** A little endian number of 2 or 4 bytes; reading past the end gives 0, so that a mangled file is a wrong one and not a crash. */
export function number(buffer: Buffer, at: number, length: 2 | 4): number {
  if (at < 0 || at + length > buffer.length) return 0;
  return buffer.readUIntLE(at, length);
}

export function latin(buffer: Buffer, from: number, to: number): string {
  return buffer.toString('latin1', from, to);
}
