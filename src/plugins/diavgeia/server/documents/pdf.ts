import type { Told } from '../../shared/told';

const HEAD = '%PDF-';
/** Archives and signed envelopes hold whole PDFs too; there are other bytes before these than blanks and words. */
const BEFORE = /^[\t\n\f\r\x20-;=-\x7e\xef\xbb\xbf]*$/;
const TAIL = '%%EOF';
/** Some programs write a little before the beginning and after the end. */
const NEAR = 2_048;

/** The bytes decide; the portal answers with web pages too, also with such as speak of PDF. */
export function pdfFault(content: Buffer): Told | undefined {
  if (content.length === 0) return { code: 'document-empty' };
  const start = content.subarray(0, NEAR).toString('latin1');
  const at = start.indexOf(HEAD);
  if (at < 0 || !BEFORE.test(start.slice(0, at))) return { code: 'document-no-pdf' };
  return content.subarray(-NEAR).toString('latin1').includes(TAIL) ? undefined : { code: 'document-cut-off' };
}
