/** The check digit of a Greek tax number (ΑΦΜ) whose first eight digits these are. */
export function taxCheckDigit(eight: string): number {
  const sum = [...eight].reduce((total, digit, i) => total + Number(digit) * 2 ** (8 - i), 0);
  return (sum % 11) % 10;
}

/** Nine digits of which the last is right; nine zeros are nobody's. */
export function isTaxNumber(text: string): boolean {
  return /^\d{9}$/.test(text) && text !== '000000000' && taxCheckDigit(text.slice(0, 8)) === Number(text[8]);
}
