import type { Act } from '../../shared/act';
import type { Found } from '../client/reads';
import { headOf, namesOf } from './seen';

const item = (ada: string, rest: Partial<Act> = {}) => ({
  act: { ada, versionId: `v-${ada}`, status: 'published', submittedAt: 1_000, ...rest } as Act,
  raw: { ada },
});
const found = (acts: Found['acts'], rest: Partial<Found> = {}): Found => ({
  ...{ acts, aside: [], page: 0, size: 500, total: acts.length, query: '' },
  ...rest,
});

describe('What a first page says of those behind it', () => {
  const newest = item('Α', { submittedAt: 2_000 });
  const page = found([newest, item('Β'), item('Γ')], { total: 9 });

  it('is the same in whatever order acts of one moment come', () => {
    expect(headOf(found([newest, item('Γ'), item('Δ')], { total: 9 }))).toBe(headOf(page));
    const many = found([item('Α'), item('Β')], { total: 9 });
    expect(headOf(found([item('Γ'), item('Δ')], { total: 9 }))).toBe(headOf(many));
  });

  it.each<[string, Found]>([
    ['one more', { ...page, total: 10 }],
    ['one that was changed since', found([item('Ω', { submittedAt: 3_000 }), newest, item('Β')], { total: 9 })],
    [
      'the same one in another version',
      found([item('Α', { submittedAt: 2_000, versionId: 'w' }), item('Β'), item('Γ')], { total: 9 }),
    ],
    [
      'the same one in another state',
      found([item('Α', { submittedAt: 2_000, status: 'revoked' }), item('Β'), item('Γ')], { total: 9 }),
    ],
    ['pages of another size', { ...page, size: 100 }],
  ])('differs with %s', (_, other) => expect(headOf(other)).not.toBe(headOf(page)));
});

describe('The items of a page', () => {
  const reason = { code: 'no-ada' } as const;

  it('are counted as the portal writes them, those without a number by what they say', () => {
    const aside = [
      { ada: null, reason, raw: { broken: 1 } },
      { ada: null, reason, raw: { broken: 1 } },
      { ada: null, reason, raw: 'κείμενο' },
      { ada: 'Δ', reason, raw: {} },
    ];
    const names = namesOf({ acts: [item('α'), item('Α')], aside });
    expect(new Set(names).size).toBe(6);
    expect(names).toEqual(expect.arrayContaining(['α', 'Α', 'Δ']));
    expect(namesOf({ acts: [], aside: [aside[2]!] })).toEqual([names[4]]);
  });

  it('are counted by the number that was read where nothing is written in its place', () => {
    const acts = ['', ' ', {}, 7].map((ada, i) => ({ ...item(`Α${i}`), raw: { ada } }));
    expect(namesOf({ acts, aside: [] })).toEqual(['Α0', 'Α1', 'Α2', 'Α3']);
  });
});
