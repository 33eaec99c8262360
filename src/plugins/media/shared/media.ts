import { latin, type Bytes } from './bytes';
import type { Kind, Unwanted } from './kinds';

const BRANDS: [brands: RegExp, found: Kind | Unwanted][] = [
  [/^avi[fs]$/, 'avif'],
  [/^(hei[cxms]|hev[cxms]|mif1|msf1)$/, 'heic'],
  [/^qt {2}$/, 'mov'],
  [/^M4[AB] $/, 'm4a'],
  [/^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V[HP ]?|MSNV|mmp4)$/, 'mp4'],
];

/** MPEG-4 and its relations say their brand in the first box; HEIC pictures with AVIF inside are told by the compatible brands. */
export function mediaInBoxes(head: Buffer): Kind | Unwanted {
  const size = head.readUInt32BE(0);
  const compatible = Array.from({ length: Math.max(0, Math.min(size, 128) - 16) / 4 }, (_, i) => brandAt(head, 16 + 4 * i));
  if (brandAt(head, 8) === 'mif1' && compatible.includes('avif')) return 'avif';
  return BRANDS.find(([brands]) => brands.test(brandAt(head, 8)))?.[1] ?? 'media';
}

function brandAt(head: Buffer, at: number): string {
  return latin(head, at, at + 4);
}

export function mediaInMatroska(head: Buffer): Kind | Unwanted {
  return /\x42\x82[^]{1,8}webm/.test(latin(head, 0, 256)) ? 'webm' : 'media';
}

/** Ogg holds sound of several codecs, and film, which no browser shows any more. */
export function oggIn(head: Buffer): Kind | Unwanted {
  // eslint-disable-next-line no-control-regex -- the signature of Vorbis begins with one
  return /^(\x01vorbis|OpusHead|\x7fFLAC|Speex {3})/.test(latin(head, 28, 36)) ? 'ogg' : 'media';
}

/** An MP3 begins with its tags or at once with a frame of sound; two frames in a row are no accident. */
export async function isMp3(bytes: Bytes): Promise<boolean> {
  const head = await bytes.read(0, 10);
  const starts = latin(head, 0, 3) === 'ID3' ? await soundAfterTags(bytes, head) : 0;
  const first = frameLength(await bytes.read(starts, 4));
  return first > 0 && (starts + first >= bytes.size || frameLength(await bytes.read(starts + first, 4)) > 0);
}

/** Tags say their own length in four bytes of seven bits, and may be followed by padding. */
async function soundAfterTags(bytes: Bytes, head: Buffer): Promise<number> {
  const size = [6, 7, 8, 9].reduce((sum, at) => (sum << 7) | ((head[at] ?? 0) & 0x7f), 0);
  const after = await bytes.read(10 + size, 8192);
  const padding = after.findIndex((byte) => byte !== 0);
  return 10 + size + Math.max(0, padding);
}

const RATES = { mpeg1: [44100, 48000, 32000], mpeg2: [22050, 24000, 16000], mpeg25: [11025, 12000, 8000] };
const MPEG1_KBITS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MPEG2_KBITS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/** The length of the layer III frame that starts here; 0 when none does. */
function frameLength(start: Buffer): number {
  if (start.length < 4) return 0;
  const bits = start.readUInt32BE(0);
  const version = [RATES.mpeg25, undefined, RATES.mpeg2, RATES.mpeg1][(bits >>> 19) & 3];
  const isLayer3 = bits >>> 21 === 0x7ff && ((bits >>> 17) & 3) === 1;
  const rate = version?.[(bits >>> 10) & 3];
  const isFirst = version === RATES.mpeg1;
  const kbits = (isFirst ? MPEG1_KBITS : MPEG2_KBITS)[(bits >>> 12) & 15];
  if (!isLayer3 || !rate || !kbits) return 0;
  return Math.floor(((isFirst ? 144_000 : 72_000) * kbits) / rate) + ((bits >>> 9) & 1);
}
