import type { Bytes } from './bytes';
import type { Unwanted } from './kinds';

const STEP = 1024 * 1024;
const OVERLAP = 64;

/** What may stand before the first sign: the mark of UTF-8, as Latin reads it, and blanks. */
const BLANK = /^(?:ï»¿)?\s*/;

// A page break and the end mark of old DOS texts pass; every other control character means that this is no text.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u0019\u001b-\u001f\ufffe\uffff]/;

/** Where a browser or a server would begin to run what is called a text. */
const LIVE: [what: Unwanted, sign: RegExp][] = [
  ['svg', /<(?:[a-z]+:)?svg[\s>]/i],
  ['html', /<(?:html|head|body|script|iframe|object|embed|meta|base|style)[\s>/]|<!doctype\s+html/i],
  ['script', /<\?(?:php|=)/i],
];
const BEGINNINGS: [what: Unwanted, sign: RegExp][] = [
  ['script', /^(?:#!|@echo\s)/i],
  ['html', /^<!--/],
  ['xml', /^<(?:\?xml|!doctype|!\[cdata\[|[a-z][\w:.-]*[\s>/])/i],
];

/** Whether this is text in any of the encodings of our languages, and if so, whether it is more than text. */
export async function textIn(bytes: Bytes): Promise<'text' | Unwanted> {
  const decoder = await decoderFor(bytes);
  let before = '';
  for (let from = 0; from < bytes.size; from += STEP) {
    const part = decoder.decode(await bytes.read(from, STEP), { stream: true });
    if (CONTROLS.test(part)) return 'unknown';
    const live = found(LIVE, before + part) ?? (from === 0 ? found(BEGINNINGS, part.replace(BLANK, '')) : undefined);
    if (live) return live;
    before = part.slice(-OVERLAP);
  }
  return 'text';
}

function found(signs: [Unwanted, RegExp][], text: string): Unwanted | undefined {
  return signs.find(([, sign]) => sign.test(text))?.[0];
}

/** UTF-16 only with its mark; all else is read as Latin, since the signs looked for are the same in UTF-8 and the old Greek and Turkish encodings. */
async function decoderFor(bytes: Bytes): Promise<TextDecoder> {
  const mark = (await bytes.read(0, 2)).toString('hex');
  if (mark === 'fffe') return new TextDecoder('utf-16le');
  if (mark === 'feff') return new TextDecoder('utf-16be');
  return new TextDecoder('latin1');
}
