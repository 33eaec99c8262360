/** The number under which an act is posted, as the portal writes it: Greek capitals and digits. */
export type Ada = string;

const GREEK_FOR = new Map(
  [...'ABEZHIKMNOPTYXabezhikmnoptyx'].map((latin, i) => [latin, [...'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'][i] ?? latin]),
);
/** Signs that look like Greek capitals and are none: the increment, the ohm, the summation sign. */
const SIGNS = new Map([
  ['\u2206', 'Δ'],
  ['\u2126', 'Ω'],
  ['\u2211', 'Σ'],
  ['\u00b5', 'Μ'],
]);
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const STRICT = /^[0-9Α-ΡΣ-Ω]{4}[0-9Α-ΡΣ-Ω]{1,6}-[0-9Α-ΡΣ-Ω]{1,3}$/u;
const DIGITS = 'ΠΟ4Β7Ω6Ψ9ΡΕΛΚΞ1Η0ΓΦΙΘΥΤ3Δ2ΣΑ5ΜΝΧ8Ζ';

/** As the portal writes it, from what a person typed or pasted: look-alike letters become the Greek ones. */
export function toAda(typed: string): Ada {
  const signs = [...typed.normalize('NFC').trim()].map((sign) => SIGNS.get(sign) ?? GREEK_FOR.get(sign) ?? sign);
  const capitals = signs.join('').normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toUpperCase();
  return [...capitals.replace(DASHES, '-').replace(/\s+/g, '')].map((sign) => GREEK_FOR.get(sign) ?? sign).join('');
}

/** Whether it has the form of all that were ever seen, the short ones of 2010 and 2011 included. */
export function isAda(text: string): boolean {
  return STRICT.test(text);
}

/** The number in a pasted address of the portal, or in the text itself; undefined when there is none. */
export function findAda(pasted: string): Ada | undefined {
  const address = /\/(?:decision\/view|doc|decisions)\/([^/?#\s]+)/.exec(pasted)?.[1];
  const ada = toAda(decoded(address ?? pasted));
  return isAda(ada) ? ada : undefined;
}

/** The middle of the numbers an organization gets, as far as is known: its uid to the base of 34. No reason to refuse one. */
export function middleOf(organizationUid: string): string {
  let rest = BigInt(organizationUid);
  let middle = '';
  for (; rest > 0n; rest /= 34n) middle = (DIGITS[Number(rest % 34n)] ?? '') + middle;
  return middle;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
