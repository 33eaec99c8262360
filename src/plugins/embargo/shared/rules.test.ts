import { refusalsToEnd, refusalsToGive, type Verdict, verdictOn } from './rules';

const now = new Date('2026-11-22T10:00:00Z');
const later = new Date('2026-11-24T10:00:00Z');
const link = { expiresAt: later, revokedAt: null, edition: 1 };
const held = { state: 'approved', live: 'published', edition: 1, isAsApproved: true, embargoUntil: later } as const;

describe('A link under embargo', () => {
  it.each<[Verdict, object, object]>([
    ['open', {}, {}],
    ['open', {}, { state: 'scheduled' }],
    ['open', {}, { embargoUntil: now }],
    ['unknown', { revokedAt: now }, { edition: 2 }],
    ['expired', { expiresAt: now }, {}],
    ['not-now', {}, { state: 'returned' }],
    ['not-now', {}, { isAsApproved: false }],
    ['not-now', {}, { embargoUntil: null }],
    ['published', { expiresAt: now }, { edition: 2, live: 'corrected', state: 'published' }],
    ['gone', {}, { edition: 2, live: 'withdrawn' }],
    ['gone', {}, { edition: 2, live: 'unpublished' }],
  ])('is answered “%s” with %j on %j', (verdict, ofLink, ofText) => {
    expect(verdictOn({ link: { ...link, ...ofLink }, held: { ...held, ...ofText }, now })).toBe(verdict);
  });

  it('is nothing without a link or without a text', () => {
    expect([verdictOn({ link: null, held, now }), verdictOn({ link, held: null, now })]).toEqual(['unknown', 'unknown']);
  });

  it('is given for what is approved and under an embargo, and ends in the future', () => {
    const codes = (text: object) => refusalsToGive({ held: { ...held, ...text }, now }).map(({ code }) => code);
    expect([codes({}), codes({ state: 'draft' }), codes({ embargoUntil: now })]).toEqual([[], ['not-approved'], ['no-embargo']]);
    expect(refusalsToEnd({ expiresAt: later, now })).toEqual([]);
    expect(refusalsToEnd({ expiresAt: now, now })).toMatchObject([{ code: 'link-ends-in-the-past' }]);
  });
});
