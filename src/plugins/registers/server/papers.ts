import { dirname, join } from 'node:path';

import { stringify } from 'csv-stringify/sync';
import pdfmake from 'pdfmake';
import writeExcelFile from 'write-excel-file/node';

import type { Line } from '../shared/contracts';
import { withoutFormula } from '../shared/rules';
import { BOOK_WORDS, COLUMNS, type Column, type Language } from '../shared/words';

/** A book as it is handed out; `heading` says of what, of whom and of when. */
export type Book = { lines: Line[]; language: Language; heading: string[] };

export const FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

const FONTS = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const WIDTHS: Record<Column, number> = { number: 11, date: 12, title: 60, kind: 26, body: 34, state: 22 };

pdfmake.setFonts({
  DejaVu: { normal: join(FONTS, 'DejaVuSansCondensed.ttf'), bold: join(FONTS, 'DejaVuSansCondensed-Bold.ttf') },
});
// A title may hold whatever its writer typed; nothing in it makes the office fetch or open anything.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(FONTS));

/** UTF-8 with a mark at the start by which Excel knows it. */
function csv({ lines, language }: Book): Buffer {
  const heads = COLUMNS.map((column) => BOOK_WORDS[language].columns[column]);
  const rows = lines.map((line) => COLUMNS.map((column) => withoutFormula(textIn(line, column))));
  return Buffer.from(stringify([heads, ...rows], { bom: true, record_delimiter: 'windows' }));
}

async function xlsx({ lines, language, heading }: Book): Promise<Buffer> {
  const heads = COLUMNS.map((column) => ({ value: BOOK_WORDS[language].columns[column], fontWeight: 'bold' as const }));
  const rows = lines.map((line) => COLUMNS.map((column) => cellOf(line, column)));
  const columns = COLUMNS.map((column) => ({ width: WIDTHS[column] }));
  // A sheet's name may be no longer than 31 letters and hold none of these.
  const sheet = (heading[0] ?? '').replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
  return writeExcelFile([heads, ...rows], { sheet, columns, stickyRowsCount: 1, orientation: 'landscape' }).toBuffer();
}

/** Texts are stored as texts, so nothing in them is ever reckoned. */
function cellOf(line: Line, column: Column) {
  if (column === 'date') return { value: new Date(`${line.date}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  return { value: textIn(line, column), type: String, wrap: column === 'title' };
}

function pdf({ lines, language, heading }: Book): Promise<Buffer> {
  const words = BOOK_WORDS[language];
  const heads = COLUMNS.map((column) => ({ text: words.columns[column], bold: true, fillColor: '#e8edf2' }));
  const rows = lines.map((line) => COLUMNS.map((column) => textIn(line, column)));
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageOrientation: 'landscape',
      pageMargins: [36, 36, 36, 48],
      info: { title: heading.join(' · ') },
      defaultStyle: { font: 'DejaVu', fontSize: 8.5, lineHeight: 1.15 },
      content: [
        { text: words.book, fontSize: 15, bold: true },
        { text: heading.join(' · '), fontSize: 10, margin: [0, 2, 0, 12] },
        {
          table: { headerRows: 1, dontBreakRows: true, widths: [52, 56, '*', 105, 135, 90], body: [heads, ...rows] },
          layout: 'lightHorizontalLines',
        },
      ],
      footer: (page: number, pages: number) => ({
        text: `${words.page} ${page} ${words.of} ${pages}`,
        alignment: 'center',
        margin: [0, 14, 0, 0],
      }),
    })
    .getBuffer();
}

function textIn(line: Line, column: Column): string {
  if (column === 'number') return line.label;
  if (column === 'date') return line.date.split('-').reverse().join('/');
  return line[column];
}

export const PAPERS: Record<Format, { type: string; make: (book: Book) => Promise<Buffer> | Buffer }> = {
  csv: { type: 'text/csv; charset=utf-8', make: csv },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', make: xlsx },
  pdf: { type: 'application/pdf', make: pdf },
};
