import type { Act } from './act';
import { CAREFUL, exposureOf, patternsIn } from './exposure';

type Judged = Parameters<typeof exposureOf>[0];

const PLAIN: Judged = {
  ada: 'ΑΑΑ1ΠΚΑ-ΑΑ1',
  typeUid: '2.4.7.1',
  isPrivate: false,
  subject: 'Καθορισμός λαϊκής αγοράς',
  extras: {},
};
const act = (change: Partial<Judged>): Judged => ({ ...PLAIN, ...change });

describe('What of an act the public sees', () => {
  it.each<[string, Partial<Judged>, string]>([
    ['an ordinary act', {}, 'public'],
    ['an act with the organization’s own flag', { isPrivate: true }, 'hidden'],
    ['an act of which the portal does not say whether it has personal data', { isPrivate: null }, 'hidden'],
    ['a change in somebody’s employment', { typeUid: 'Γ.3.5' }, 'hidden'],
    ['a payment', { typeUid: 'Β.2.2' }, 'masked'],
    ['an act of a type that nobody knows', { typeUid: 'Ω.9' }, 'masked'],
    ['an act without a type', { typeUid: null }, 'masked'],
    ['a valid tax number on its own', { subject: 'Επιστροφή στον 090000045' }, 'masked'],
    ['nine digits that are no tax number', { subject: 'Λογαριασμός 123456789' }, 'public'],
    ['a tax number that is called one, whatever its digits', { subject: 'με Α.Φ.Μ. 123456789' }, 'masked'],
    ['a number of social security', { subject: 'ΑΜΚΑ 01018000008' }, 'hidden'],
    ['an identity card', { subject: 'κάτοχος ΑΔΤ ΑΒ 123456' }, 'hidden'],
    ['an account', { subject: 'στον GR16 0110 1250 0000 0001 2300 695' }, 'hidden'],
    ['an account in the extras', { extras: { note: ['GR1601101250000000012300695'] } }, 'hidden'],
    [
      'a party’s tax number, which has its own field',
      { extras: { person: [{ afm: '090000045', name: 'ΕΤΑΙΡΕΙΑ ΑΕ' }] } },
      'public',
    ],
    ['one employee’s leave filed as another act', { subject: 'Χορήγηση αναρρωτικής άδειας στον υπάλληλο' }, 'masked'],
    ['the same in capitals', { subject: 'ΜΕΤΑΤΑΞΗ ΥΠΑΛΛΗΛΟΥ ΚΛΑΔΟΥ ΠΕ' }, 'masked'],
    ['welfare', { subject: 'Έγκριση χορήγησης επιδόματος' }, 'masked'],
    ['pay kept back from strikers', { subject: 'Περικοπή ημερομισθίου μονίμων λόγω απεργίας' }, 'masked'],
    ['a teacher’s titles', { subject: 'ΑΠΟΦΑΣΗ ΑΝΑΓΝΩΡΙΣΗΣ ΣΥΝΑΦΕΙΑΣ μεταπτυχιακών τίτλων' }, 'masked'],
    ['a journey', { typeUid: 'Α.2', subject: 'Έγκριση μετακίνησης εκτός έδρας' }, 'masked'],
    ['an excerpt', { subject: 'Απόσπασμα πρακτικού 5ης συνεδρίασης' }, 'public'],
    ['a remedy that is given up', { subject: 'Παραίτηση από την άσκηση έφεσης' }, 'public'],
    ['a contractor', { subject: 'Ανάδειξη προσωρινού αναδόχου του διαγωνισμού' }, 'public'],
    ['a company that is one', { subject: 'Παράταση στην ανάδοχη εταιρεία' }, 'public'],
    ['foster care', { subject: 'Ανάθεση αναδοχής ανηλίκου' }, 'masked'],
    ['a foster family', { subject: 'Αμοιβή ανάδοχων γονέων' }, 'masked'],
    ['a shelter for dogs', { typeUid: 'Α.2', subject: 'ΚΑΤΑΦΥΓΙΟ ΑΔΕΣΠΟΤΩΝ ΜΕ ΧΩΡΟ ΝΟΣΗΛΕΙΑΣ' }, 'public'],
    ['the adoption of dogs', { subject: 'Πρόγραμμα υιοθεσίας αδέσποτων ζώων' }, 'public'],
    ['what is bought for a surgery', { typeUid: 'Δ.1', subject: 'Προμήθεια ιατροφαρμακευτικού υλικού' }, 'public'],
    ['somebody’s days in hospital', { subject: 'Απόδοση νοσηλίων' }, 'masked'],
    ['those who are supported', { typeUid: 'Α.2', subject: 'Πληρωμή ωφελούμενων της δράσης' }, 'masked'],
    ['graves', { typeUid: 'Α.2', subject: 'Εξέταση αιτήσεων πολιτών για παραχώρηση οστεοθηκών' }, 'masked'],
    ['a student', { typeUid: 'Α.4', subject: 'Δυνατότητα επανεγγραφής φοιτήτριας' }, 'masked'],
    ['a settlement', { subject: 'Εξώδικος συμβιβασμός για ζημία οχήματος' }, 'masked'],
    ['somebody by name', { subject: 'Αίτημα του κ. Υποδείγματος Παραδείγματος' }, 'masked'],
    ['the same in capitals', { subject: 'ΑΙΤΗΜΑ ΤΗΣ ΚΑ ΥΠΟΔΕΙΓΜΑΤΙΔΟΥ' }, 'masked'],
    ['a minister', { subject: 'Επίσκεψη του κ. Υπουργού' }, 'public'],
    ['a code of the budget', { subject: 'Δέσμευση σε βάρος του Κ.Α. 10.6612' }, 'public'],
    [
      'an attachment whose name tells a number',
      { attachments: [{ id: '1', description: 'ΑΜΚΑ 01018000008', filename: null, mimeType: null, checksum: null }] },
      'hidden',
    ],
    ['posts for all', { typeUid: 'Γ.3.1', subject: 'Προκήρυξη πλήρωσης θέσεων εργαζομένων' }, 'public'],
  ])('is for %s as it should be', (_, change, exposure) => expect(exposureOf(act(change))).toBe(exposure));

  it('is the strictest of all that applies', () => {
    expect(exposureOf(act({ typeUid: 'Β.2.2', subject: 'ΑΔΤ ΑΒ 123456' }))).toBe('hidden');
  });

  it('is what the office decided, for a type, a pattern, and before all for the one act', () => {
    const table = { ...CAREFUL, 'Γ.3.5': 'public', 'tax-number': 'hidden' } as const;
    expect(exposureOf(act({ typeUid: 'Γ.3.5' }), table)).toBe('public');
    expect(exposureOf(act({ subject: 'ΑΦΜ 090000045' }), table)).toBe('hidden');
    expect(exposureOf(act({ isPrivate: true }), { ...CAREFUL, [PLAIN.ada]: 'public' })).toBe('public');
    expect(exposureOf(PLAIN, { ...CAREFUL, [PLAIN.ada]: 'hidden' })).toBe('hidden');
  });

  it('names each thing it found', () => {
    const subject = 'ΑΦΜ 090000045, ΑΔΤ ΑΒ 123456, GR1601101250000000012300695';
    expect(patternsIn({ isPrivate: false, subject, extras: {} as Act['extras'] })).toEqual([
      'tax-number',
      'identity-card',
      'iban',
    ]);
  });
});
