import { toAda, findAda, type Ada } from './ada';
import type { Extras } from './act';
import { readAmount } from './publishing/amount';
import { isTaxNumber } from './tax-number';

export type Supplier = { name: string | null; taxNumber: string | null; amount: number | null };
export type Gazette = { number: string | null; issue: string | null; year: number | null };
/** What the extras of all types have in common, in one form. */
export type Normal = {
  amount: number | null;
  currency: string | null;
  financialYear: number | null;
  suppliers: Supplier[];
  cpvCodes: string[];
  relatedAdas: Ada[];
  gazette: Gazette | null;
};

type Money = { amount: number | null; currency: string | null };

/** The first of these that holds an amount is the act's own. */
const SINGLE = ['awardAmount', 'amountWithVAT', 'estimatedAmount', 'investAmount', 'expenseAmount'];
/** Lists whose entries have each their part. */
const LISTS = ['sponsor', 'amountWithVATAndKae', 'amountWithKae'];
const PEOPLE = ['person', 'sponsor', 'grantee', 'donationGiver', 'donationReceiver', 'amountWithKae'];
const RELATED = ['relatedDecisions', 'relatedAnalipsiYpoxreosis', 'relatedEkgrisiDapanis', 'relatedPartialADA', 'textRelatedADA'];
/** What the column of amounts can hold; beyond it somebody mistyped. */
const LARGEST = 1e15;

/** Reads the extras of an act in any of the shapes the portal has for them; what cannot be read is left out. */
export function normalise(extras: Extras): Normal {
  const { amount, currency } = amountOf(extras);
  return {
    amount,
    currency: amount === null ? null : (currency ?? 'EUR'),
    financialYear: yearOf(extras.financialYear),
    suppliers: PEOPLE.flatMap((name) => listOf(extras[name]).flatMap((one) => supplierOf(one))),
    cpvCodes: unique(
      [extras.cpv, ...listOf(extras.sponsor).map((one) => one.cpv)]
        .flatMap(textsIn)
        .flatMap((text) => /^\d{8}(-\d)?(?!\d)/.exec(text)?.[0] ?? []),
    ),
    relatedAdas: unique(RELATED.flatMap((name) => adasIn(extras[name]))),
    gazette: gazetteOf(extras.fek),
  };
}

function amountOf(extras: Extras): Money {
  for (const name of SINGLE) {
    const money = moneyOf(extras[name]);
    if (money.amount !== null) return money;
  }
  for (const name of LISTS) {
    const parts = listOf(extras[name])
      .map((one) => moneyOf(one.expenseAmount ?? one.amountWithVAT))
      .filter(({ amount }) => amount !== null);
    if (parts.length > 0) return { amount: sum(parts), currency: parts[0]?.currency ?? null };
  }
  return { amount: null, currency: null };
}

const sum = (parts: Money[]) => Math.round(parts.reduce((total, { amount }) => total + (amount ?? 0) * 100, 0)) / 100;

/** `{amount, currency}`, or the bare number, or a list of either. */
function moneyOf(value: unknown): Money {
  if (Array.isArray(value)) {
    const parts = value.map(moneyOf).filter(({ amount }) => amount !== null);
    return { amount: parts.length > 0 ? sum(parts) : null, currency: parts[0]?.currency ?? null };
  }
  if (!isObject(value)) return { amount: numberOf(value), currency: null };
  const currency = typeof value.currency === 'string' && /^[A-Z]{3}$/.test(value.currency) ? value.currency : null;
  return { amount: numberOf(value.amount), currency };
}

function numberOf(value: unknown): number | null {
  const read = typeof value === 'string' ? numberIn(value.trim()) : value;
  return typeof read === 'number' && Number.isFinite(read) && Math.abs(read) < LARGEST ? Math.round(read * 100) / 100 : null;
}

/** What could be read in two ways (1.234) is not read. */
function numberIn(text: string): number | undefined {
  return /^-?\d+(\.\d+)?e\+?\d+$/i.test(text) ? Number(text) : readAmount(text.replace(/\s*(EUR|ΕΥΡΩ|ευρώ)$/u, ''));
}

function yearOf(value: unknown): number | null {
  const read = numberOf(first(value));
  return read !== null && Number.isInteger(read) && read >= 1900 && read <= 2200 ? read : null;
}

function supplierOf(one: Record<string, unknown>): Supplier[] {
  const [deeper] = listOf(one.sponsorAFMName);
  const person = deeper ?? one;
  const name = textOf(person.name);
  // As a number it lost what it began with.
  const taxNumber = typeof person.afm === 'number' ? String(person.afm).padStart(9, '0') : textOf(person.afm);
  if (!name && !taxNumber) return [];
  return [{ name, taxNumber, amount: moneyOf(one.expenseAmount ?? one.amountWithVAT).amount }];
}

/** Companies and bodies have numbers that begin with 07 to 09, 7, 8 or 9; any other is a person's. */
export function isOfPerson({ taxNumber }: Supplier): boolean {
  return taxNumber === null || !isTaxNumber(taxNumber) || !/^(0[789]|[789])/.test(taxNumber);
}

function gazetteOf(given: unknown): Gazette | null {
  const value = first(given);
  if (!isObject(value)) return null;
  const gazette = { number: textOf(value.aa), issue: textOf(value.issue), year: yearOf(value.issueyear) };
  return gazette.number || gazette.issue || gazette.year ? gazette : null;
}

function adasIn(value: unknown): Ada[] {
  if (typeof value === 'string') return value.split(/[\s,;]+/).flatMap((word) => findAda(word) ?? []);
  if (Array.isArray(value)) return value.flatMap(adasIn);
  return isObject(value) ? Object.values(value).flatMap(adasIn).map(toAda) : [];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value).trim()];
  return Array.isArray(value) ? value.flatMap(textsIn) : [];
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const first = (value: unknown) => (Array.isArray(value) ? (value[0] as unknown) : value);
const listOf = (value: unknown) => (Array.isArray(value) ? value.flat(3) : [value]).filter(isObject);
const unique = (list: string[]) => [...new Set(list)];
