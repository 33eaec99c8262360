const ACCENTS = /\p{M}/gu;
const MOST = 300;

/** Latin and Greek letters, those with several accents too. */
const ALPHABETS = [
  [0x41, 0x24f],
  [0x386, 0x3ce],
  [0x1f00, 0x1fff],
] as const;

const FORMS = formsOfLetters();

/**
 * What was typed as a regular expression of PostgreSQL (ARE) that minds neither accents nor capitals, whichever sigma and whichever i.
 * Each letter names all its forms, since a database with the locale C knows no capitals but A to Z. Null for what is too long.
 */
export function loosePattern(typed: string): string | null {
  const letters = [...typed.normalize('NFC')];
  return letters.length > MOST ? null : letters.map(formsOf).join('');
}

function formsOf(letter: string): string {
  const forms = FORMS.get(bare(letter));
  if (forms) return `[${forms}]`;
  return /[\p{L}\p{N}\s]/u.test(letter) ? letter : `\\${letter}`;
}

function formsOfLetters(): Map<string, string> {
  const forms = new Map<string, string>();
  for (const [from, to] of ALPHABETS)
    for (let code = from; code <= to; code++) {
      const letter = String.fromCodePoint(code);
      if (/\p{L}/u.test(letter)) forms.set(bare(letter), (forms.get(bare(letter)) ?? '') + letter);
    }
  return forms;
}

function bare(letter: string): string {
  const small = letter.normalize('NFD').replace(ACCENTS, '').toLowerCase().replace(ACCENTS, '');
  return small === 'ς' ? 'σ' : small === 'ı' ? 'i' : small;
}
