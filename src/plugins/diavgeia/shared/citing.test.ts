import { happeningIn, readCited, refusalsToCite, stateOf } from './citing';

describe('What an entry cites', () => {
  it('is read from numbers however typed, and from addresses', () => {
    expect(
      readCited([
        '6xΑΒΩψ9-αβγ',
        'https://diavgeia.gov.gr/decision/view/6%CE%A7%CE%91%CE%92%CE%A9%CE%A89-%CE%91%CE%92%CE%93',
        '4ΙΚΤΙΑΚ-Φ',
      ]),
    ).toEqual({ adas: ['6ΧΑΒΩΨ9-ΑΒΓ', '4ΙΚΤΙΑΚ-Φ'], wrong: [] });
    expect(readCited(null)).toEqual({ adas: [], wrong: [] });
  });

  it.each([
    [['απόφαση 12/2026'], ['no-ada']],
    [
      [{ ada: 'x' }, 7],
      ['no-ada', 'no-ada'],
    ],
    [Array.from({ length: 51 }, (_, i) => `ΑΑΑ${i % 10}ΩΨ9-${String(i).padStart(3, '0')}`), ['too-many-acts']],
    [['6ΧΑΒΩΨ9-ΑΒΓ'], []],
  ])('refuses of %j: %j', (given, codes) => {
    expect(refusalsToCite(readCited(given)).map(({ code }) => code)).toEqual(codes);
  });
});

const standing = { status: 'published', isMissing: false, history: [{ changed: [] }], correctedVersionId: null };

describe('A cited act', () => {
  it.each([
    [{}, 'in-force'],
    [{ status: 'revoked', isMissing: true }, 'revoked'],
    [{ isMissing: true }, 'missing'],
    [{ status: 'pending-revocation' }, 'pending-revocation'],
    [{ correctedVersionId: 'a' }, 'corrected'],
    [{ history: [{ changed: [] }, { changed: ['subject'] }] }, 'corrected'],
    [{ history: [{ changed: [] }, { changed: ['status'] }] }, 'in-force'],
  ])('with %j is %s', (given, state) => expect(stateOf({ ...standing, ...given })).toBe(state));

  it.each([
    [{ before: undefined, status: 'published', changed: [] }, null],
    [{ before: undefined, status: 'revoked', changed: [] }, 'revoked'],
    [{ before: 'published', status: 'published', changed: ['subject'] }, 'corrected'],
    [{ before: 'published', status: 'published', changed: [] }, null],
    [{ before: 'published', status: 'pending-revocation', changed: ['status'] }, 'pending-revocation'],
    [{ before: 'pending-revocation', status: 'published', changed: ['status'] }, null],
    [{ before: 'pending-revocation', status: 'revoked', changed: ['status'] }, 'revoked'],
    [{ before: 'revoked', status: 'revoked', changed: [] }, null],
  ])('%j means to those who cite it: %s', (change, happening) => expect(happeningIn(change)).toBe(happening));
});
