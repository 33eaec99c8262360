import { randomBytes } from 'node:crypto';

/** What the panel asks of a password; bcrypt, which keeps it, reads no more than 72 bytes. */
export function isStrong(password: string): boolean {
  return /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,}$/.test(password) && Buffer.byteLength(password) <= 72;
}

export const STRONG = 'at least 8 characters (and at most 72 bytes), among them a capital, a small letter and a digit';

export function inventPassword(start: string): string {
  return `${start}-${randomBytes(9).toString('base64url')}1`;
}
