import { latin, type Bytes } from './bytes';
import type { Kind, Unwanted } from './kinds';
import { oggIn, isMp3, mediaInBoxes, mediaInMatroska } from './media';
import { textIn } from './text';
import { documentInArchive } from './zip';

type Found = Kind | Unwanted;
type Look = (head: Buffer, bytes: Bytes) => boolean | Promise<boolean>;

const HEAD = 8192;
const LIVE_CODE = /<(?:script|html|svg|iframe)[\s>]|<\?php/i;

/** How each kind begins; a function where the beginning alone does not tell. The first that fits decides. */
const BEGINNINGS: [begins: Look, found: Found | ((bytes: Bytes, head: Buffer) => Found | Promise<Found>)][] = [
  [begins('\xff\xd8\xff'), 'jpeg'],
  [begins('\x89PNG\r\n\x1a\n'), 'png'],
  [begins('GIF87a', 'GIF89a'), 'gif'],
  [begins('II*\0', 'MM\0*', 'II+\0', 'MM\0+'), 'tiff'],
  [riff('WEBP'), 'webp'],
  [riff('WAVE'), 'wav'],
  [riff('AVI '), 'media'],
  [begins('%PDF-'), portableDocument],
  [begins('PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'), documentInArchive],
  [begins('OggS'), (_bytes, head) => oggIn(head)],
  [begins('\x1a\x45\xdf\xa3'), (_bytes, head) => mediaInMatroska(head)],
  [(head) => latin(head, 4, 8) === 'ftyp', (_bytes, head) => mediaInBoxes(head)],
  [(_head, bytes) => isMp3(bytes), 'mp3'],
  [begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'old-office'],
  [begins('{\\rtf'), 'rtf'],
  [
    begins(
      '\x7fELF',
      '\xfe\xed\xfa\xce',
      '\xfe\xed\xfa\xcf',
      '\xce\xfa\xed\xfe',
      '\xcf\xfa\xed\xfe',
      '\xca\xfe\xba\xbe',
      '\0asm',
    ),
    'program',
  ],
  [(head) => latin(head, 0, 2) === 'MZ' && head.includes(0), 'program'],
  [
    begins(
      'Rar!\x1a\x07',
      "7z\xbc\xaf'\x1c",
      '\x1f\x8b',
      'BZh',
      '\xfd7zXZ\0',
      '\x28\xb5\x2f\xfd',
      'MSCF\0',
      '\x1f\x9d',
      '!<arch>',
    ),
    'archive',
  ],
  [(head) => latin(head, 257, 262) === 'ustar', 'archive'],
  [begins('8BPS', '\0\0\x01\0', '\x76\x2f\x31\x01', '\0\0\0\x0cjP  '), 'picture'],
  [(head) => latin(head, 0, 2) === 'BM' && head.includes(0), 'picture'],
  [begins('fLaC', '#!AMR', 'FLV\x01', '\0\0\x01\xba', '\0\0\x01\xb3', '\x30\x26\xb2\x75'), 'media'],
];

/** What a file is by its content; its name plays no part. */
export async function contentOf(bytes: Bytes): Promise<Found> {
  if (bytes.size === 0) return 'empty';
  const head = await bytes.read(0, HEAD);
  for (const [fits, found] of BEGINNINGS) {
    if (!(await fits(head, bytes))) continue;
    return withoutLiveCode(typeof found === 'function' ? await found(bytes, head) : found, head);
  }
  return textIn(bytes);
}

/** Pictures are drawn anew before they are kept; what is kept as it came must not open with code a browser would run. */
function withoutLiveCode(found: Found, head: Buffer): Found {
  const isDrawnAnew = ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'].includes(found);
  return !isDrawnAnew && LIVE_CODE.test(latin(head, 0, 2048)) ? 'html' : found;
}

/** A PDF ends with its end mark; a file that goes on after it hides something. */
async function portableDocument(bytes: Bytes): Promise<Found> {
  const tail = await bytes.read(Math.max(0, bytes.size - 1024), 1024);
  return tail.includes('%%EOF') ? 'pdf' : 'damaged';
}

function begins(...signs: string[]): Look {
  return (head) => signs.some((sign) => latin(head, 0, sign.length) === sign);
}

function riff(form: string): Look {
  return (head) => latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === form;
}
