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
