import type { Term } from '../shared/question';
import { doubtfulOf, type Maybe, meantBy } from './meaning';

const typed = (word: string, isLast = false): Term => ({ words: [{ word, lexemes: [word], sound: word, ignored: [] }], isLast });
const known = (word: string, rest: Partial<Maybe> = {}): Maybe => ({
  number: 1,
  word,
  sound: word,
  lexemes: [word],
  similarity: 0.5,
  isCompleted: false,
  ...rest,
});
const meant = (terms: Term[], maybe: Maybe[], ...lost: string[]) =>
  meantBy({ terms, doubtful: doubtfulOf(terms), maybe, lost: new Set(lost) }, false);

describe('What may have been meant', () => {
  it('is the nearest of the words that a slip explains', () => {
    const found = meant([typed('kanarin')], [known('kanaroni'), known('kanarini')]);
    expect(found).toMatchObject({ corrected: ['kanarin'], terms: [{ words: [{ lexemes: ['kanarin', 'kanarini'] }] }] });
  });

  it('is the next nearest where no entry holds the nearest any longer', () => {
    const found = meant([typed('kanarin')], [known('kanaroni'), known('kanarini')], 'kanarini');
    expect(found?.terms[0]?.words[0]?.lexemes).toEqual(['kanarin', 'kanaroni']);
  });

  it('may be a slip that says nothing new, since only a look into the index tells whether it is lost', () => {
    expect(meant([typed('kanarin', true)], [known('kanarini')])?.taken).toMatchObject([{ word: 'kanarini' }]);
  });

  it('is no slip where a word begins like one that is still being typed', () => {
    const whole = known('kanarinia', { lexemes: ['kanari'], isCompleted: true });
    const found = meant([typed('kanarin', true)], [whole, known('kanaroni')]);
    expect(found).toMatchObject({ corrected: [], taken: [{ word: 'kanarinia' }] });
  });

  it('is nothing where that would find no more', () => {
    expect(meant([typed('kanarin', true)], [known('kanarini', { isCompleted: true })])).toBeUndefined();
    expect(meant([typed('kanarin')], [])).toBeUndefined();
  });

  it('is not asked of phrases, numbers and short words', () => {
    const phrase: Term = { words: [...typed('kanarin').words, ...typed('kanaroni').words], isLast: false };
    expect(doubtfulOf([phrase, typed('2027'), typed('a1b2'), typed('abc')])).toEqual([]);
  });
});
