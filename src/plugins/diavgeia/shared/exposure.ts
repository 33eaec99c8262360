import type { Act } from './act';
import { isTaxNumber } from './tax-number';

/** How much of an act the public sees: all, all but what was written, nothing. */
export const EXPOSURES = ['public', 'masked', 'hidden'] as const;
export type Exposure = (typeof EXPOSURES)[number];

export const PATTERNS = ['private-data', 'tax-number', 'social-security-number', 'identity-card', 'iban'] as const;
export type Pattern = (typeof PATTERNS)[number];
/** The office's table: by uid of a type, or by the name of what was found in an act. */
export type Table = Record<string, Exposure>;

/** What stands as long as the office does not decide otherwise: staff, welfare and payments name people. */
export const CAREFUL: Table = {
  'private-data': 'hidden',
  'tax-number': 'masked',
  'social-security-number': 'hidden',
  'identity-card': 'hidden',
  iban: 'hidden',
  'Γ.3.2': 'hidden',
  'Γ.3.3': 'hidden',
  'Γ.3.4': 'masked',
  'Γ.3.5': 'hidden',
  'Γ.3.6': 'hidden',
  '100': 'masked',
  'Β.1.2': 'masked',
  'Β.2.1': 'masked',
  'Β.2.2': 'masked',
};

/** The strictest level that anything about the act asks for. A type that the table does not know is masked. */
export function exposureOf(
  act: Pick<Act, 'typeUid' | 'isPrivate' | 'subject' | 'extras' | 'status'>,
  table: Table = CAREFUL,
): Exposure {
  const found = patternsIn(act);
  const levels = [typeLevel(act.typeUid, table), ...found.map((pattern) => table[pattern] ?? 'masked')];
  return levels.reduce(
    (strictest, level) => (EXPOSURES.indexOf(level) > EXPOSURES.indexOf(strictest) ? level : strictest),
    'public',
  );
}

function typeLevel(uid: string | null, table: Table): Exposure {
  if (uid === null) return 'masked';
  return table[uid] ?? 'public';
}

/** What in the act is about a person; a flag that the portal does not give counts as set. */
export function patternsIn({ isPrivate, subject, extras }: Pick<Act, 'isPrivate' | 'subject' | 'extras'>): Pattern[] {
  const written = [subject ?? '', ...textsOf(withoutParties(extras))].join('\n');
  return [
    ...(isPrivate === false ? [] : ['private-data' as const]),
    ...(hasTaxNumber(written) ? ['tax-number' as const] : []),
    ...(hasSocialSecurityNumber(written) ? ['social-security-number' as const] : []),
    ...(IDENTITY_CARD.test(written) ? ['identity-card' as const] : []),
    ...(IBAN.test(written) ? ['iban' as const] : []),
  ];
}

/** Parties have fields of their own for their tax numbers, of which those of persons are not shown. */
function withoutParties(extras: Act['extras']): unknown {
  return JSON.parse(JSON.stringify(extras, (key, value: unknown) => (key === 'afm' ? undefined : value)));
}

const IDENTITY_CARD = /(?:Α\.?\s?Δ\.?\s?Τ\.?|ταυτ[όο]τητ\S*|ID)\s*[:.]?\s*(?:αριθ\S*\s*)?[A-ZΑ-Ω]{1,2}\s?-?\d{6}(?!\d)/iu;
const IBAN = /\bGR\d{2}(?:[\s-]?\d{4}){5}[\s-]?\d{3}\b/i;

function hasTaxNumber(text: string): boolean {
  const named = /(?:Α\.?\s?Φ\.?\s?Μ\.?|AFM|VAT)\s*[:.]?\s*\d{9}(?!\d)/iu.test(text);
  return named || [...text.matchAll(/(?<![\d.,/-])\d{9}(?![\d/-])/g)].some(([number]) => isTaxNumber(number));
}

/** Eleven digits that begin with a day of birth and end with a check digit (Luhn). */
function hasSocialSecurityNumber(text: string): boolean {
  return [...text.matchAll(/(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{7}(?!\d)/g)].some(([number]) => fitsLuhn(number));
}

function fitsLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
