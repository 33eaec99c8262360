import type { Act } from './act';
import { mattersIn } from './matters';
import { isTaxNumber } from './tax-number';
import { TYPES } from './types';

/** How much of an act the public sees: all, all but what was written, nothing. */
export const EXPOSURES = ['public', 'masked', 'hidden'] as const;
export type Exposure = (typeof EXPOSURES)[number];

export const PATTERNS = [
  'private-data',
  'tax-number',
  'social-security-number',
  'identity-card',
  'iban',
  'staff-matter',
  'welfare',
  'citizen-matter',
] as const;
export type Pattern = (typeof PATTERNS)[number];
/** The office's table: by uid of a type, by the name of what was found in an act, or by ΑΔΑ. */
export type Table = Record<string, Exposure>;

/** What stands as long as the office does not decide otherwise: staff, welfare and payments name people. */
export const CAREFUL: Table = {
  ...Object.fromEntries(Object.keys(TYPES).map((uid) => [uid, 'public' as const])),
  'private-data': 'hidden',
  'tax-number': 'masked',
  'social-security-number': 'hidden',
  'identity-card': 'hidden',
  iban: 'hidden',
  'staff-matter': 'masked',
  welfare: 'masked',
  'citizen-matter': 'masked',
  'Β.1.2': 'masked',
  'Β.2.1': 'masked',
  'Β.2.2': 'masked',
  'Β.5': 'masked',
  '100': 'masked',
  'Γ.3.2': 'hidden',
  'Γ.3.3': 'hidden',
  'Γ.3.4': 'masked',
  'Γ.3.5': 'hidden',
  'Γ.3.6': 'hidden',
};

type Judged = Pick<Act, 'ada' | 'typeUid'> & Written;
type Written = Pick<Act, 'isPrivate' | 'subject' | 'extras'> & Partial<Pick<Act, 'attachments'>>;

/**
 * What the office decided about this very act; else the strictest level that anything about it asks for. An act of a type that
 * the table does not know, or of none, is masked. `patterns` are those of the act, where they are known already.
 */
export function exposureOf(act: Judged, table: Table = CAREFUL, patterns: Pattern[] = patternsIn(act)): Exposure {
  const decided = table[act.ada];
  if (decided) return decided;
  const levels = [act.typeUid ?? '', ...patterns].map((subject) => table[subject] ?? 'masked');
  return levels.reduce(stricterOf, 'public');
}

export const stricterOf = (one: Exposure, other: Exposure) => (strictness(other) > strictness(one) ? other : one);
const strictness = (level: Exposure) => EXPOSURES.indexOf(level);

/** What in the act is about a person; a flag that the portal does not give counts as set. */
export function patternsIn({ isPrivate, subject, extras, attachments = [] }: Written): Pattern[] {
  const named = attachments.flatMap(({ description, filename }) => [description ?? '', filename ?? '']);
  const written = [subject ?? '', ...named, ...textsOf(extras)].join('\n');
  return [
    ...(isPrivate === false ? [] : ['private-data' as const]),
    ...(hasTaxNumber(written) ? ['tax-number' as const] : []),
    ...(hasSocialSecurityNumber(written) ? ['social-security-number' as const] : []),
    ...(IDENTITY_CARD.test(written) ? ['identity-card' as const] : []),
    ...(IBAN.test(written) ? ['iban' as const] : []),
    ...mattersIn(subject ?? ''),
  ];
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

/** Parties have fields of their own for their tax numbers, of which those of persons are not shown. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'afm' ? [] : textsOf(inner)));
}
