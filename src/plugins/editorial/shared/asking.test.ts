import { instantsIn, isInPlace, isTogether, nextVerb, waitsForWriter, wordsAsked } from './asking';
import type { Verb } from './table';

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
  const told = (against: Partial<Record<Verb, string | null>>) =>
    Object.entries(against).map(([verb, code]) => ({ verb: verb as Verb, against: code ? [{ code }] : [] }));

  it('is the likeliest that nothing speaks against', () => {
    const verbs = told({ approve: null, publish: 'wrong-state', return: null });
    expect(nextVerb({ state: 'submitted', verbs, isOwn: false })).toBe('approve');
  });

  it('never takes anything back', () => {
    expect(nextVerb({ state: 'published', verbs: told({ unpublish: null }), isOwn: true })).toBeNull();
  });

  it('of an approved text that an embargo holds is its hour, and of a text that has one nothing', () => {
    const verbs = told({ publish: 'under-embargo', schedule: null });
    expect(nextVerb({ state: 'approved', verbs, isOwn: false })).toBe('schedule');
    expect(nextVerb({ state: 'scheduled', verbs, isOwn: false })).toBeNull();
  });

  it.each([
    ['whoever may not clear it', 'not-yours', false, 'submit'],
    ['an editor who wrote it', 'wrong-state', true, 'submit'],
    ['an editor who did not', 'wrong-state', false, null],
  ] as const)('of a text in hand is to submit for %s: %s', (_who, code, isOwn, verb) => {
    const text = { state: 'returned', verbs: told({ submit: null, approve: code }), isOwn } as const;
    expect(nextVerb(text)).toBe(verb);
    expect(waitsForWriter(text)).toBe(verb === null);
  });
});

describe('Together with other languages', () => {
  it.each([
    ['submit', 'draft', 'never', true],
    ['submit', 'submitted', 'never', false],
    ['approve', 'submitted', 'published', true],
    ['publish', 'approved', 'never', true],
    ['schedule', 'approved', 'never', true],
    ['schedule', 'approved', 'published', false],
    ['correct', 'approved', 'published', false],
    ['withdraw', 'published', 'published', false],
  ] as const)('%s goes where one is %s and readers have it %s: %s', (verb, state, live, goes) =>
    expect(isTogether(verb, { state, live })).toBe(goes),
  );
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
