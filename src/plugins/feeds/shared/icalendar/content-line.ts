import { writable } from '../plain';

type Parameters = Record<string, string | undefined>;

/** A property with a text as its value (RFC 5545, 3.3.11). */
export function text(name: string, value: string, parameters?: Parameters): string {
  const escaped = writable(value)
    .replace(/\\/g, '\\\\')
    .replace(/\r?\n|\r/g, '\\n')
    .replace(/[,;]/g, (sign) => `\\${sign}`);
  return property(name, escaped, parameters);
}

/** A property whose value stands as it is: a date, a number, an address. */
export function property(name: string, value: string, parameters: Parameters = {}): string {
  const given = Object.entries(parameters).filter(([, v]) => v !== undefined);
  const head = given.map(([parameter, v]) => `;${parameter}=${quoted(v ?? '')}`).join('');
  return folded(`${name}${head}:${writable(value).replace(/[\r\n]/g, '')}`);
}

/** RFC 5545, 3.2, and RFC 6868 for the signs that no parameter could hold before. */
function quoted(value: string): string {
  const plain = writable(value).replace(/\^/g, '^^').replace(/\n/g, '^n').replace(/"/g, "^'");
  return /[:;,]/.test(plain) ? `"${plain}"` : plain;
}

export function component(name: string, lines: string[]): string[] {
  return [`BEGIN:${name}`, ...lines, `END:${name}`];
}

export function document(lines: string[]): string {
  return `${lines.join('\r\n')}\r\n`;
}

const WIDTH = 75;

/** No line has more than 75 bytes, and no letter is cut in two (RFC 5545, 3.1). */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= WIDTH) return line;
  const lines: string[] = [];
  let [present, width] = ['', 0];
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter);
    if (width + bytes > WIDTH) {
      lines.push(present);
      // The blank that marks what follows counts too.
      [present, width] = [' ', 1];
    }
    present += letter;
    width += bytes;
  }
  return [...lines, present].join('\r\n');
}
