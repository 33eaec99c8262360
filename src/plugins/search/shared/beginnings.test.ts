import { beginningsOf, wordsWith } from './beginnings';

const wordsOf = (text: string, ...lexemes: string[]) => [...wordsWith(beginningsOf(lexemes), text)].map(({ word }) => word);

describe('The words of a text that may be what was looked for', () => {
  test.each([
    ['Οι ΔΗΜΟΥΣ και οι δήμοι', 'δημ', ['ΔΗΜΟΥΣ', 'δήμοι']],
    ['İstanbul, ISTANBUL, ıstakoz', 'istanbul', ['İstanbul', 'ISTANBUL', 'ıstakoz']],
    ['Ϊ́ων και ΐων', 'ιων', ['Ϊ́ων', 'ΐων']],
    ['στις 03.12.2027', '3', ['03']],
    ['ΑΔΑ ΒΕΖ4ΩΡΦ, BEZ4ΩPΦ', 'βεζ4ωρφ', ['ΒΕΖ4ΩΡΦ', 'BEZ4ΩPΦ']],
    ['dying', 'die', ['dying']],
    ['Быть', 'быт', ['Быть']],
    ['καταδήμος, α-δήμος', 'δημ', ['δήμος']],
    ['λιμάνι', 'δημ', []],
    ['η', 'η', ['η']],
  ])('in «%s» by %s', (text, lexeme, words) => {
    expect(wordsOf(text, lexeme)).toEqual(words);
  });

  it('are none where nothing was looked for', () => {
    expect(wordsOf('Δήμος')).toEqual([]);
  });
});
