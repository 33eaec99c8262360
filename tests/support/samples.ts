import sharp from 'sharp';

/** A picture of noise, so that no format can make it small, with where it was taken if one wishes. */
export async function photograph({
  width = 900,
  height = 600,
  format = 'jpeg',
  orientation = 1,
  place = false,
}: Photograph = {}): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  const picture = sharp({ create: { width, height, channels: 3, background: '#777', noise } })[format]();
  if (orientation !== 1) picture.withMetadata({ orientation });
  if (place) picture.withExif({ IFD0: { Artist: 'Someone', Orientation: String(orientation) }, IFD3: GPS });
  return picture.toBuffer();
}
type Photograph = {
  width?: number;
  height?: number;
  format?: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff';
  orientation?: number;
  place?: boolean;
};
const GPS = { GPSLatitudeRef: 'N', GPSLatitude: '37/1 58/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '23/1 43/1 10/1' };

export const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
export const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
export const HTML = Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>');
export const ELF = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(120)]);
export const PE = Buffer.concat([Buffer.from('MZ\x90\0\x03', 'latin1'), Buffer.alloc(120)]);

export const wordDocument = (more: Record<string, string> = {}) =>
  archive({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>', ...more });

export const openDocument = (what = 'text', more: Record<string, string> = {}) =>
  archive({ mimetype: `application/vnd.oasis.opendocument.${what}`, 'content.xml': '<office/>', ...more });

/** A ZIP archive of uncompressed entries, without check sums, which nobody asks for before unpacking. */
export function archive(entries: Record<string, string>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const body = Buffer.from(content);
    const local = Buffer.concat([header('PK\x03\x04', 30, { name, body }), Buffer.from(name), body]);
    directory.push(header('PK\x01\x02', 46, { name, body, offset }), Buffer.from(name));
    files.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, index, end]);
}

type Entry = { name: string; body: Buffer; offset?: number };

/** The local and the central header hold the same numbers, the central one two bytes later and with the place of the entry. */
function header(sign: string, length: number, { name, body, offset = 0 }: Entry): Buffer {
  const made = Buffer.alloc(length);
  const shift = length === 46 ? 2 : 0;
  made.write(sign, 'latin1');
  made.writeUInt16LE(20, 4 + shift);
  made.writeUInt32LE(body.length, 18 + shift);
  made.writeUInt32LE(body.length, 22 + shift);
  made.writeUInt16LE(Buffer.byteLength(name), 26 + shift);
  if (shift) made.writeUInt32LE(offset, 42);
  return made;
}
