import type { Refusal } from '../../../../office/refusal';
import { brokenPdf, notPdf } from '../../shared/publishing/faults';

const HEAD = '%PDF-';
const TAIL = '%%EOF';
/** Some programs write a little after the end. */
const NEAR_THE_END = 2_048;

/** Whether the bytes are a whole PDF, whatever the file is called. */
export function pdfFaults(filename: string, content: Buffer): Refusal[] {
  if (content.subarray(0, HEAD.length).toString('latin1') !== HEAD) return [notPdf(filename)];
  return content.subarray(-NEAR_THE_END).toString('latin1').includes(TAIL) ? [] : [brokenPdf(filename)];
}
