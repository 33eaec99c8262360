import * as samples from '../../../../tests/support/samples';
import type { Bytes } from './bytes';
import { contentOf } from './contents';

const bytes = (content: Buffer): Bytes => ({
  size: content.length,
  read: (from, length) => Promise.resolve(content.subarray(Math.max(0, from), Math.max(0, from) + length)),
});
const latin = (text: string) => Buffer.from(text, 'latin1');
const padded = (text: string) => Buffer.concat([latin(text), Buffer.alloc(600)]);
const box = (brand: string, ...more: string[]) =>
  Buffer.concat([Buffer.from([0, 0, 0, 16 + 4 * more.length]), latin(`ftyp${brand}\0\0\0\0${more.join('')}`), Buffer.alloc(100)]);
const frames = (count: number) =>
  Buffer.concat(Array.from({ length: count }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)])));
const ogg = (codec: string) => Buffer.concat([latin('OggS'), Buffer.alloc(24), latin(codec), Buffer.alloc(100)]);
const matroska = (type: string) => latin(`\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84${type}\x42\x87\x81\x04`);
const page = Buffer.from('<html><script>1</script></html>');

describe('what a file is by its content', () => {
  it.each<[what: string, content: Buffer, is: string]>([
    ['a PDF', samples.PDF, 'pdf'],
    ['a Word document', samples.wordDocument(), 'docx'],
    ['an Excel sheet', samples.archive({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }), 'xlsx'],
    ['PowerPoint slides', samples.archive({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }), 'pptx'],
    ['an open text', samples.openDocument('text'), 'odt'],
    ['an open sheet', samples.openDocument('spreadsheet'), 'ods'],
    ['open slides', samples.openDocument('presentation'), 'odp'],
    ['Greek in UTF-8', Buffer.from('Καλημέρα;1\r\n'), 'text'],
    ['Greek in UTF-8 with its mark', Buffer.from('\ufeffόνομα;ποσό'), 'text'],
    ['Greek as old Excel saves it', latin('\xd3\xf9\xf3\xf4\xfc;\xe1\r\n'), 'text'],
    ['Turkish in UTF-16', Buffer.from('\ufeffÇağrı ve Işık', 'utf16le'), 'text'],
    ['a table whose first column is PK', Buffer.from('PK,MZ,BM\n1,2,3'), 'text'],
    ['sums that are not tags', Buffer.from('3 < 4, a<b, x <y> z'), 'text'],
    ['MP3 without tags', frames(3), 'mp3'],
    ['MP3 with tags', Buffer.concat([latin('ID3\x04\0\0\0\0\0\x0a'), Buffer.alloc(10), frames(2)]), 'mp3'],
    ['a WAV', padded('RIFF\0\0\0\0WAVEfmt '), 'wav'],
    ['Vorbis in Ogg', ogg('\x01vorbis'), 'ogg'],
    ['Opus in Ogg', ogg('OpusHead'), 'ogg'],
    ['M4A', box('M4A '), 'm4a'],
    ['MP4', box('isom', 'iso2', 'mp41'), 'mp4'],
    ['QuickTime', box('qt  '), 'mov'],
    ['WebM', matroska('webm'), 'webm'],
    ['AVIF', box('avif', 'mif1'), 'avif'],
    ['AVIF under the brand of its family', box('mif1', 'avif', 'miaf'), 'avif'],
  ])('%s', async (_what, content, is) => {
    expect(await contentOf(bytes(content))).toBe(is);
  });

  it.each<[what: string, content: Buffer, is: string]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a program for Linux', samples.ELF, 'program'],
    ['a program for Windows', samples.PE, 'program'],
    ['a program for macOS', padded('\xcf\xfa\xed\xfe'), 'program'],
    ['a web page', samples.HTML, 'html'],
    ['a web page behind blanks', Buffer.concat([Buffer.from('\ufeff \n\t'), samples.HTML]), 'html'],
    ['a web page behind a comment', Buffer.from('<!-- a --><p>'), 'html'],
    ['a web page in UTF-16', Buffer.from('\ufeff<script>alert(1)</script>', 'utf16le'), 'html'],
    ['a table with a script in a far cell', Buffer.concat([Buffer.alloc(1_048_570, 'a;b\n'), page]), 'html'],
    ['an SVG', samples.SVG, 'svg'],
    ['an SVG behind its declaration', Buffer.concat([Buffer.from('<?xml version="1.0"?><!-- -->'), samples.SVG]), 'svg'],
    ['an SVG by another prefix', Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg">'), 'svg'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'xml'],
    ['XML without a declaration', Buffer.from('<rss version="2.0"></rss>'), 'xml'],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /'), 'script'],
    ['a batch file', Buffer.from('@ECHO OFF\r\n'), 'script'],
    ['PHP', Buffer.from('hello <?php system($_GET[0]);'), 'script'],
    ['an archive', samples.archive({ 'a.txt': 'a' }), 'archive'],
    ['an empty archive', samples.archive({}), 'archive'],
    ['gzip', padded('\x1f\x8b\x08'), 'archive'],
    ['tar', Buffer.concat([Buffer.alloc(257, 'a'), latin('ustar\0'), Buffer.alloc(100)]), 'archive'],
    ['a document with macros', samples.wordDocument({ 'word/vbaProject.bin': '' }), 'macros'],
    ['an open document with macros', samples.openDocument('text', { 'Basic/Standard/Module1.xml': '' }), 'macros'],
    ['a document with a program', samples.openDocument('text', { 'Pictures/a.EXE': '' }), 'macros'],
    ['a document with something behind it', Buffer.concat([samples.wordDocument(), latin('more')]), 'archive'],
    ['a document whose directory lies', Buffer.concat([samples.wordDocument().subarray(0, -12), Buffer.alloc(12, 9)]), 'archive'],
    ['a document behind a script', Buffer.concat([Buffer.from('#!/bin/sh\n'), samples.wordDocument()]), 'unknown'],
    ['a document of old Office', padded('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'old-office'],
    ['RTF', Buffer.from('{\\rtf1 a}'), 'rtf'],
    ['a PDF with something behind it', Buffer.concat([samples.PDF, Buffer.alloc(2000, 'a')]), 'damaged'],
    ['a PDF that opens as a page', Buffer.concat([Buffer.from('%PDF-<html >'), samples.PDF]), 'html'],
    ['sound that opens as a page', Buffer.concat([latin('ID3\x04\0\0\0\0\0\x1f'), page, frames(2)]), 'html'],
    ['tags of sound and no sound', Buffer.concat([latin('ID3\x04\0\0\0\0\0\0'), page]), 'unknown'],
    ['HEIC', box('heic', 'mif1'), 'heic'],
    ['HEIC under the brand of its family', box('mif1', 'heic'), 'heic'],
    ['3GP', box('3gp4'), 'media'],
    ['Matroska', matroska('matroska'), 'media'],
    ['film in Ogg', ogg('\x80theora'), 'media'],
    ['AVI', padded('RIFF\0\0\0\0AVI LIST'), 'media'],
    ['Photoshop', padded('8BPS\0\x01'), 'picture'],
    ['noise', Buffer.from([1, 2, 3, 4, 0, 200, 255]), 'unknown'],
  ])('%s', async (_what, content, is) => {
    expect(await contentOf(bytes(content))).toBe(is);
  });

  it('is told of any cut or mangled file without a crash, and of a long one in no time', async () => {
    const whole = [
      samples.wordDocument(),
      samples.openDocument(),
      samples.PDF,
      box('isom'),
      frames(2),
      ogg('OpusHead'),
      matroska('webm'),
    ];
    for (const file of whole) {
      for (let length = 0; length < Math.min(file.length, 300); length += 1) await contentOf(bytes(file.subarray(0, length)));
      for (let at = 0; at < Math.min(file.length, 300); at += 1) {
        const mangled = Buffer.from(file);
        mangled[at] = (mangled[at] ?? 0) ^ 0xff;
        await contentOf(bytes(mangled));
      }
    }
    const start = performance.now();
    await contentOf(bytes(Buffer.alloc(20_000_000, '<s <sv <!doctype ')));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
