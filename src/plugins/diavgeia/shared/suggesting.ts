import type { Sentence } from '../../../office/refusal';
import type { Act } from './act';

export const MAKES = ['release', 'event'] as const;
export type Makes = (typeof MAKES)[number];
export const RELEASE_KINDS = ['release', 'announcement', 'council-invitation', 'statement', 'reply', 'community-news'] as const;
export const EVENT_KINDS = [
  ...['cultural', 'sports', 'national-day', 'ceremony', 'press-conference', 'council-meeting', 'mayor-meeting', 'opening'],
  ...['exhibition', 'conference', 'community', 'other'],
] as const;

/** Which acts become a proposal, and of what. All that is given must fit; of each list, one entry. */
export type Criteria = {
  types: string[];
  /** Uids, or words of a unit's name. */
  units: string[];
  /** Beginnings of words, or phrases, of the subject. */
  words: string[];
  notWords: string[];
};
export type Rule = Criteria & { id: number; code: string | null; name: string; isOn: boolean; makes: Makes; kind: string };
export type Candidate = Pick<Act, 'typeUid' | 'unitUids' | 'subject'> & {
  /** The names of its units. */
  unitNames: string[];
};

/** Three quarters of what is posted; a rule without types does not mean these. */
export const NOISE: readonly string[] = ['Β.1.3', 'Β.2.1', 'Β.2.2', 'Γ.3.3', 'Γ.3.5'];

/** Whether an act fits a rule. Misfiling is common, so type, unit and words are asked together. */
export function fits(rule: Criteria, { typeUid, unitUids, unitNames, subject }: Candidate): boolean {
  if (rule.types.length > 0 ? !rule.types.includes(typeUid ?? '') : NOISE.includes(typeUid ?? '')) return false;
  const names = unitNames.map(fold);
  const isOfUnit = (unit: string) =>
    /^\d+$/.test(unit) ? unitUids.includes(unit) : names.some((name) => name.includes(fold(unit)));
  if (rule.units.length > 0 && !rule.units.some(isOfUnit)) return false;
  const text = fold(subject ?? '');
  const has = (word: string) => text.includes(fold(word));
  return (rule.words.length === 0 || rule.words.some(has)) && !rule.notWords.some(has);
}

const GREEK_FOR = new Map([...'abehikmnoptxyvzuµ∆'].map((sign, i) => [sign, [...'αβεηικμνορτχυνζυμδ'][i] ?? sign]));

/** Small letters without accents, one blank before each word; look-alike letters within Greek words are Greek. */
export function fold(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ');
  const words = plain.split(/[^\p{L}\p{N}.∆]+/u).filter(Boolean);
  const greek = words.map((word) =>
    /[α-ω∆]/u.test(word) ? [...word].map((sign) => GREEK_FOR.get(sign) ?? sign).join('') : word,
  );
  return greek.map((word) => ` ${word}`).join('');
}

type Ready = Criteria & { code: string; isOn: boolean; makes: Makes; kind: string };

/** What an office begins with, what says most first; it may switch them off and change them. */
export const READY: readonly Ready[] = [
  rule('regulations', { types: ['Α.2', '2.4.6.1'] }),
  rule('regulations-misfiled', {
    types: ['2.4.7.1'],
    words: ['κανονισμ', 'κανονιστικ', 'κυκλοφοριακ', 'πεζοδρομησ', 'μονοδρομησ', 'λαϊκης αγορασ', 'λαϊκων αγορων'],
  }),
  rule('tenders', { types: ['Δ.2.1'] }),
  rule('jobs', { types: ['Γ.3.1'] }),
  { ...rule('prizes', { words: ['βραβε', 'επαθλ', 'απονομη', 'τιμητικη διακριση'] }), makes: 'event', kind: 'ceremony' },
  rule('budget', { types: ['Β.1.1', 'Β.3'] }),
  rule('council', { units: ['Δημοτικό Συμβούλιο'] }),
  { ...rule('committee', { units: ['Δημοτική Επιτροπή'] }), isOn: false },
];

function rule(code: string, criteria: Partial<Criteria>): Ready {
  return { types: [], units: [], words: [], notWords: [], ...criteria, code, isOn: true, makes: 'release', kind: 'announcement' };
}

export const FACTS = {
  number: { el: 'Αριθμός', tr: 'Numara', en: 'Number' },
  date: { el: 'Ημερομηνία', tr: 'Tarih', en: 'Date' },
  unit: { el: 'Όργανο', tr: 'Birim', en: 'Body' },
  signer: { el: 'Υπογράφει', tr: 'İmza', en: 'Signed by' },
  ada: { el: 'ΑΔΑ', tr: 'ΑΔΑ', en: 'ΑΔΑ' },
  document: { el: 'Το έγγραφο στη Διαύγεια', tr: 'Diavgeia’daki belge', en: 'The document on Diavgeia' },
} as const satisfies Record<string, Sentence>;
