/** What neither XML 1.0 (§2.2) nor RFC 5545 (§3.1) can hold: control characters and halves of surrogate pairs. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{7E}\u{85}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

export function writable(text: string): string {
  return text.replace(UNWRITABLE, '');
}

/** One line without what a machine could stumble over. */
export function line(text: string | null | undefined): string {
  return writable(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
