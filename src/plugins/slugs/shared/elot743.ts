/**
 * Greek in Latin letters by the transcription table of ELOT 743, which is also UN resolution V/19 (1987)
 * and ISO 843:1997 type 2. Its accents and diaereses are not written, and every letter comes out small.
 */

type Rule = { greek: RegExp; latin: string };

/** One letter each. The last four stand outside the modern alphabet: ϝ and ϳ are in ISO 843, ϛ and ϗ are ligatures. */
const LETTERS: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
  ϝ: 'w',
  ϳ: 'j',
  ϛ: 'st',
  ϗ: 'kai',
};

/**
 * The table's combinations that do not read letter by letter, within one word, in the order they are tried.
 * The text is decomposed, so an accent or breathing on the first vowel stands between the two and parts them; a
 * diaeresis on the second is refused outright. αι, ει, οι, υι, γκ and ντ are in the table but read letter by letter.
 */
const COMBINATIONS: readonly Rule[] = [
  { greek: /([αεη])υ(?!\p{M}*\u0308)\p{M}*(?=[θκξπσςτφχψ]|$)/gu, latin: '$1f' },
  { greek: /([αεη])υ(?!\p{M}*\u0308)\p{M}*/gu, latin: '$1v' },
  { greek: /ου(?!\p{M}*\u0308)\p{M}*/gu, latin: 'ou' },
  { greek: /γ(?=[γξχ])/gu, latin: 'n' },
  { greek: /^μπ|μπ$/gu, latin: 'b' },
];

/** Signs that PDF files and symbol fonts put in the place of a Greek letter. */
const LOOKALIKES: Readonly<Record<string, string>> = { '\u00b5': 'μ', '\u2206': 'Δ' };

/** Transcribes the Greek words of a text and leaves all else as it stands. */
export function transcribeGreek(text: string): string {
  return text
    .replace(/[\u00b5\u2206]/g, (sign) => LOOKALIKES[sign] ?? sign)
    .replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => (/\p{Script=Greek}/u.test(word) ? transcribeWord(word) : word));
}

function transcribeWord(word: string): string {
  const combined = COMBINATIONS.reduce(
    (done, { greek, latin }) => done.replace(greek, latin),
    word.normalize('NFKD').toLowerCase(),
  );
  return combined.replace(/(\p{Script=Greek})\p{M}*/gu, (_, letter: string) => LETTERS[letter] ?? letter);
}
