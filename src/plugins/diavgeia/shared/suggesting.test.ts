import { draftFrom } from './draft';
import { type Candidate, type Criteria, fits, fold, READY } from './suggesting';

const act: Candidate = {
  typeUid: '2.4.7.1',
  unitUids: ['990010'],
  unitNames: ['ΔΗΜΟΤΙΚΟ  ΣΥΜΒΟΥΛΙΟ'],
  subject: 'ΨΗΦΙΣΗ ΚΑΝΟΝΙΣΜΟΥ ΛΕΙΤΟΥΡΓΙΑΣ ΛAΪKΗΣ ΑΓΟΡΑΣ',
};
const any: Criteria = { types: [], units: [], words: [], notWords: [] };

describe('A rule', () => {
  it.each<[Partial<Criteria>, Partial<Candidate>, boolean]>([
    [{}, {}, true],
    [{}, { typeUid: 'Β.2.2' }, false],
    [{ types: ['Β.2.2'] }, { typeUid: 'Β.2.2' }, true],
    [{ types: ['Α.2'] }, {}, false],
    [{ units: ['990010'] }, {}, true],
    [{ units: ['Δημοτικό Συμβούλιο'] }, {}, true],
    [{ units: ['Δημοτική Επιτροπή', '99001'] }, {}, false],
    [{ words: ['κανονισμ'] }, {}, true],
    [{ words: ['λαϊκής αγοράς'] }, {}, true],
    [{ words: ['ονισμ'] }, {}, false],
    [{ words: ['κανονισμ'], notWords: ['ψήφιση'] }, {}, false],
    [{ types: ['2.4.7.1'], units: ['990010'], words: ['πεζοδρομησ'] }, {}, false],
    [{ words: ['βραβε'] }, { subject: null }, false],
  ])('%j and an act with %j: %s', (rule, change, isFit) => expect(fits({ ...any, ...rule }, { ...act, ...change })).toBe(isFit));

  it('of the ready ones speaks of the council, of tenders, and of what was misfiled', () => {
    const fitting = (candidate: Candidate) => READY.filter((rule) => fits(rule, candidate)).map(({ code }) => code);
    expect(fitting(act)).toEqual(['regulations-misfiled', 'council']);
    expect(fitting({ ...act, unitNames: [], typeUid: 'Δ.2.1' })).toEqual(['tenders']);
    expect(fitting({ ...act, unitNames: [], subject: 'Βράβευση αριστούχων' })).toEqual(['prizes']);
    expect(new Set(READY.map(({ code }) => code)).size).toBe(READY.length);
  });

  it('reads look-alike letters as what they look like', () => {
    expect(fold('∆ιαγωνισμός  ΠΡOΜΗΘΕΙΑΣ (No 5)')).toBe(' διαγωνισμοσ προμηθειασ no 5');
  });
});

describe('A draft from an act', () => {
  const source = { ada: '6ΧΑΒΩΨ9-ΑΒΓ', protocolNumber: '12/2026', issueDate: '2026-11-03', units: ['ΔΗΜΟΤΙΚΟ  ΣΥΜΒΟΥΛΙΟ'] };
  const whole = { ...source, signers: ['ΥΠΟΔΕΙΓΜΑ ΑΝΝΑ'], documentUrl: 'https://diavgeia.gov.gr/doc/6ΧΑΒΩΨ9-ΑΒΓ' };

  it('holds number, date, body, signer, ΑΔΑ and document', () => {
    const { title, summary, blocks } = draftFrom({ ...whole, subject: 'Ψήφιση\nκανονισμού' }, 'el');
    expect(title).toBe('Ψήφιση κανονισμού');
    expect(summary).toBe(
      'Αριθμός: 12/2026 · Ημερομηνία: 03/11/2026 · Όργανο: ΔΗΜΟΤΙΚΟ ΣΥΜΒΟΥΛΙΟ · Υπογράφει: ΥΠΟΔΕΙΓΜΑ ΑΝΝΑ · ΑΔΑ: 6ΧΑΒΩΨ9-ΑΒΓ',
    );
    expect(JSON.stringify(blocks)).toContain('https://diavgeia.gov.gr/doc/6%CE%A7');
    expect(JSON.stringify(blocks)).toContain('https://diavgeia.gov.gr/decision/view/6%CE%A7');
  });

  it('is never longer than its fields, and leaves out what is not there', () => {
    const { title, blocks } = draftFrom({ ...whole, subject: 'λέξη '.repeat(100), documentUrl: null, signers: [] }, 'tr');
    expect(title.length).toBeLessThanOrEqual(200);
    expect(title).toMatch(/λέξη…$/);
    expect(JSON.stringify(blocks)).not.toMatch(/İmza|doc\//);
  });
});
