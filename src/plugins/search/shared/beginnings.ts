/** Greek letters that look like Latin ones, which people type in an ΑΔΑ; and those that sound alike. */
const TWINS: Record<string, string> = Object.fromEntries(
  [...'aα bβ eε zζ hη iι kκ mμ nν oο pρ tτ yι xχ υι ςσ ıι øο ßs'.split(' ')].map(([from, to]) => [from ?? '', to ?? '']),
);
const ALPHABETS: [number, number][] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xc0, 0x24f],
  [0x370, 0x3ff],
  [0x1e00, 0x1fff],
];
const FORMS = new Map<string, string>();
for (const [from, to] of ALPHABETS)
  for (let code = from; code <= to; code++) {
    const letter = String.fromCodePoint(code);
    FORMS.set(plain(letter), (FORMS.get(plain(letter)) ?? '') + letter);
  }

/**
 * What every word begins with that may be one of these lexemes, and few others: a stem leaves the first two letters of a word
 * as they are, but for capitals, accents and twins. Asking PostgreSQL about all the other words of a page would cost more than finding it.
 */
export function beginningsOf(lexemes: string[]): RegExp {
  const beginnings = new Set(lexemes.map((lexeme) => [...lexeme].slice(0, 2).map(formsOf).join('[\u0300-\u036F]*')));
  return new RegExp(beginnings.size > 0 ? `0*(?:${[...beginnings].join('|')})` : '(?!)', 'g');
}

const WORD = /[\p{L}\p{N}\p{M}]+/uy;
const IN_WORD = /[\p{L}\p{N}\p{M}]$/u;

/** The words of a text that begin so, and where they stand. */
export function* wordsWith(beginnings: RegExp, text: string): Generator<{ word: string; index: number }> {
  beginnings.lastIndex = 0;
  for (let found = beginnings.exec(text); found; found = beginnings.exec(text)) {
    const { index } = found;
    if (index > 0 && IN_WORD.test(text.slice(Math.max(0, index - 2), index))) continue;
    WORD.lastIndex = index;
    const [word = ''] = WORD.exec(text) ?? [];
    beginnings.lastIndex = index + Math.max(1, word.length);
    if (word !== '') yield { word, index };
  }
}

function formsOf(letter: string): string {
  return `[${FORMS.get(plain(letter)) ?? letter + letter.toUpperCase()}]`;
}

function plain(letter: string): string {
  const [first = letter] = letter.toLowerCase().normalize('NFKD');
  return TWINS[first] ?? first;
}
