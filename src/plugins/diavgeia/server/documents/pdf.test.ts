import { pdfFault } from './pdf';

const WHOLE = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const codeOf = (text: string) => pdfFault(Buffer.from(text))?.code;

describe('A document of the portal', () => {
  it.each([
    ['a whole PDF', WHOLE, undefined],
    ['a PDF after a few blanks', `\r\n  ${WHOLE}`, undefined],
    ['a PDF with a little after its end', `${WHOLE}\0\0\0`, undefined],
    ['nothing', '', 'document-empty'],
    ['a web page that speaks of PDF', `<!DOCTYPE html><title>%PDF-1.4</title> %%EOF`, 'document-no-pdf'],
    ['a PDF far behind something else', `${' '.repeat(5_000)}${WHOLE}`, 'document-no-pdf'],
    ['an archive with a PDF in it', `PK\x03\x04\x14\0\0\0\0\0praxi.pdf${WHOLE}PK\x05\x06\0\0`, 'document-no-pdf'],
    ['half a PDF', WHOLE.slice(0, 40), 'document-cut-off'],
  ])('is looked into: %s', (_what, text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});
