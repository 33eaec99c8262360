import { instantsIn, isInPlace, nextVerb, wordsAsked } from './asking';

describe('What is asked with a verb', () => {
  it.each([
    ['submit', 'never', []],
    ['return', 'never', ['reason']],
    ['schedule', 'never', ['at']],
    ['schedule', 'corrected', ['at', 'note']],
    ['schedule', 'unpublished', ['at']],
    ['correct', 'published', ['note']],
    ['force-publish', 'published', ['note', 'reason']],
    ['redirect', 'published', ['target']],
  ] as const)('%s, while readers have it %s', (verb, live, words) => {
    expect(wordsAsked(verb, live)).toEqual(words);
  });
});

describe('The next verb', () => {
  const none: object[] = [];
  it('is the likeliest that nothing speaks against', () => {
    const verbs = [
      { verb: 'approve', against: none },
      { verb: 'publish', against: [{}] },
      { verb: 'return', against: none },
    ] as const;
    expect(nextVerb(verbs)).toBe('approve');
  });

  it('never takes anything back', () => {
    expect(nextVerb([{ verb: 'unpublish', against: none }])).toBeNull();
  });
});

it('tells acts that are out of place from acts that are refused', () => {
  const draft = { state: 'draft', live: 'never', hasForced: false } as const;
  expect(isInPlace('submit', draft)).toBe(true);
  expect(isInPlace('approve', draft)).toBe(false);
  expect(isInPlace('countersign', draft)).toBe(false);
  expect(isInPlace('countersign', { ...draft, hasForced: true })).toBe(true);
});

it('finds the two instants of the hour that comes twice', () => {
  expect(instantsIn('Write 2026-10-25T03:30+03:00 for the first or 2026-10-25T03:30+02:00 for the second.')).toEqual([
    '2026-10-25T03:30+03:00',
    '2026-10-25T03:30+02:00',
  ]);
});
