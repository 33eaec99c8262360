import { latin, number, type Bytes } from './bytes';
import type { Kind, Unwanted } from './kinds';

const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIZE = 46;
const LARGEST_DIRECTORY = 4 * 1024 * 1024;

const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)PK/;
const OPEN_DOCUMENTS: Record<string, Kind> = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' };
const OFFICE_FOLDERS: [folder: string, kind: Kind][] = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
];
const MACROS = /(^|\/)vbaproject\.bin$|^basic\/|^scripts\//i;
const PROGRAMS = /\.(exe|dll|scr|com|bat|cmd|ps1|vbs|vbe|jse?|wsf|hta|msi|jar|class|lnk|sh)$/i;

/** Office documents are archives of a known layout; every other archive is refused, and so is a document that carries programs. */
export async function documentInArchive(bytes: Bytes): Promise<Kind | Unwanted> {
  const names = await entriesOf(bytes);
  if (!names) return 'archive';
  const kind = (await openDocument(bytes)) ?? officeDocument(names);
  if (!kind) return 'archive';
  return names.some((name) => MACROS.test(name) || PROGRAMS.test(name)) ? 'macros' : kind;
}

function officeDocument(names: string[]): Kind | undefined {
  if (!names.includes('[Content_Types].xml')) return undefined;
  return OFFICE_FOLDERS.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1];
}

/** An OpenDocument file begins with an entry `mimetype`, not compressed, so that it can be told from its first bytes. */
async function openDocument(bytes: Bytes): Promise<Kind | undefined> {
  const head = await bytes.read(0, 256);
  const nameEnds = 30 + number(head, 26, 2);
  if (latin(head, 30, nameEnds) !== 'mimetype') return undefined;
  const starts = nameEnds + number(head, 28, 2);
  const [, what = ''] = OPEN_DOCUMENT.exec(latin(head, starts, head.length)) ?? [];
  return OPEN_DOCUMENTS[what];
}

/** The names in the archive's directory, or nothing when something was put behind or before it. */
async function entriesOf(bytes: Bytes): Promise<string[] | undefined> {
  const tail = await bytes.read(Math.max(0, bytes.size - END_SIZE - LONGEST_COMMENT), END_SIZE + LONGEST_COMMENT);
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + END_SIZE + number(tail, end + 20, 2) !== tail.length) return undefined;
  const size = number(tail, end + 12, 4);
  const from = number(tail, end + 16, 4);
  if (size > LARGEST_DIRECTORY || from + size !== bytes.size - (tail.length - end)) return undefined;
  return namesIn(await bytes.read(from, size), number(tail, end + 10, 2));
}

function namesIn(directory: Buffer, count: number): string[] | undefined {
  const names: string[] = [];
  let at = 0;
  while (at < directory.length) {
    if (latin(directory, at, at + 4) !== 'PK\x01\x02') return undefined;
    const length = number(directory, at + 28, 2);
    names.push(directory.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + length));
    at += ENTRY_SIZE + length + number(directory, at + 30, 2) + number(directory, at + 32, 2);
  }
  return names.length === count ? names : undefined;
}
