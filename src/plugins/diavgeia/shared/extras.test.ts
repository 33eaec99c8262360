import { isOfPerson, normalise } from './extras';

const NONE = { amount: null, currency: null, financialYear: null, suppliers: [], cpvCodes: [], relatedAdas: [], gazette: null };

describe('The extras of an act', () => {
  it.each([{}, { fek: null, cpv: [], person: {}, awardAmount: { amount: null } }, { fek: {}, cpv: null, sponsor: null }])(
    'are nothing in %j',
    (extras) => expect(normalise(extras)).toMatchObject(NONE),
  );

  it.each<[object, number | null]>([
    [{ awardAmount: { amount: 10.456, currency: 'EUR' } }, 10.46],
    [{ awardAmount: 10 }, 10],
    [{ amountWithVAT: { amount: 9.4e7 } }, 94_000_000],
    [{ amountWithVAT: { amount: '12,5' } }, 12.5],
    [{ amountWithKae: [{ amountWithVAT: 0.1 }, { amountWithVAT: 0.2 }] }, 0.3],
    [{ sponsor: [{ expenseAmount: { amount: 5 } }, { expenseAmount: 7 }] }, 12],
    [{ awardAmount: { amount: 1e300 } }, null],
    [{ awardAmount: '1.234,56' }, 1234.56],
    [{ awardAmount: { amount: '101.022,19 €' } }, 101_022.19],
    [{ awardAmount: { amount: '9.4E7' } }, 94_000_000],
    [{ awardAmount: { amount: '1.234' } }, null],
    [{ awardAmount: [{ amount: 12.5, currency: 'EUR' }] }, 12.5],
    [{ amountWithVAT: [{ amount: 1 }, 2.5] }, 3.5],
    [{ amountWithKae: { amountWithVAT: '7,5' } }, 7.5],
    [{ awardAmount: 'πολλά' }, null],
  ])('have in %j the amount %p', (extras, amount) => expect(normalise(extras as never).amount).toBe(amount));

  it('name a supplier whether it stands alone, in a list, or deeper', () => {
    const company = { afm: '094000045', name: 'ΕΤΑΙΡΕΙΑ ΑΕ' };
    const asNumber = { ...company, afm: 94000045 };
    for (const extras of [
      { person: company },
      { person: [null, 'x', company] },
      { person: [[company]] },
      { person: asNumber },
      { sponsor: [{ sponsorAFMName: company }] },
      { sponsor: { sponsorAFMName: [company] } },
    ])
      expect(normalise(extras).suppliers).toMatchObject([{ name: 'ΕΤΑΙΡΕΙΑ ΑΕ', taxNumber: '094000045' }]);
  });

  it('find related acts in any shape, look-alike letters made right', () => {
    const related = {
      relatedDecisions: [{ relatedDecisionsADA: '6ΚΘΘΩΨ9-1ΛΠ' }],
      textRelatedADA: 'βλ. 6KΘΘΩΨ9-1ΛΠ, 7ΧΔΛΩΨ9-ΑΒΓ',
    };
    expect(normalise(related).relatedAdas).toEqual(['6ΚΘΘΩΨ9-1ΛΠ', '7ΧΔΛΩΨ9-ΑΒΓ']);
  });

  it('keep codes and years that can be such', () => {
    const extras = { cpv: ['30192000-1', 'κάτι'], financialYear: '2026', fek: { aa: 12, issue: 'Β', issueyear: 20_260 } };
    expect(normalise(extras)).toMatchObject({
      cpvCodes: ['30192000-1'],
      financialYear: 2026,
      gazette: { number: '12', issue: 'Β', year: null },
    });
  });

  it('are read where a list or a text stands in place of what should', () => {
    const extras = {
      cpv: [30192000, '30192000-1 - Είδη γραφείου', null, {}],
      financialYear: ['2026'],
      fek: [{ aa: '145', issueyear: '2016' }],
    };
    expect(normalise(extras)).toMatchObject({
      cpvCodes: ['30192000', '30192000-1'],
      financialYear: 2026,
      gazette: { number: '145', issue: null, year: 2016 },
    });
  });

  it.each([
    ['094014201', false],
    ['', true],
    ['123', true],
  ])('take the number %s for a person’s: %p', (taxNumber, isPerson) =>
    expect(isOfPerson({ name: 'Χ', taxNumber: taxNumber || null, amount: null })).toBe(isPerson),
  );
});
