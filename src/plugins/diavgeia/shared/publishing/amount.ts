/** As Greeks write amounts (1.234,56), or plainly (1234.56); what could be read in two ways is not read. */
export function readAmount(typed: string): number | undefined {
  const text = typed.replace(/[\s\u00a0€]/g, '');
  const isGreek = /^-?(\d{1,3}(\.\d{3})+|\d+),\d+$/.test(text) || /^-?\d{1,3}(\.\d{3}){2,}$/.test(text);
  const isPlain = /^-?\d+(\.(\d{1,2}|\d{4,}))?$/.test(text);
  if (!isGreek && !isPlain) return undefined;
  const value = Number(isGreek ? text.replaceAll('.', '').replace(',', '.') : text);
  return Number.isFinite(value) && Math.abs(value) <= 1e15 ? value : undefined;
}

/** `1.234` is a thousand to a Greek and little more than one to others. */
export function isAmbiguous(typed: string): boolean {
  return /^-?\d{1,3}\.\d{3}$/.test(typed.replace(/[\s\u00a0€]/g, ''));
}

export function readWhole(typed: string): number | undefined {
  const text = typed.trim();
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
