import { LANGUAGES, type Language, type Sentence } from '../../../office/refusal';
import { WORDS } from '../../panel/api';

/** The office's words for readers of a text, in the text's own language; in English where the office has no words of it. */
export function wordsIn(locale: string): Language {
  return LANGUAGES.find((language) => language === locale.slice(0, 2)) ?? 'en';
}

export const RELEASES: Sentence = { el: 'Δελτία τύπου', tr: 'Basın bültenleri', en: 'Press releases' };
export const EVENTS: Sentence = { el: 'Εκδηλώσεις', tr: 'Etkinlikler', en: 'Events' };

/** Before the title of what is not in force any more. */
export const MARKS: Record<'withdrawn' | 'merged' | 'cancelled' | 'postponed', Sentence> = {
  withdrawn: { el: 'Ανακλήθηκε', tr: 'Geri çekildi', en: 'Withdrawn' },
  merged: { el: 'Αντικαταστάθηκε', tr: 'Yerine yenisi geldi', en: 'Replaced' },
  cancelled: { el: 'Ματαιώθηκε', tr: 'İptal edildi', en: 'Cancelled' },
  postponed: { el: 'Αναβλήθηκε', tr: 'Ertelendi', en: 'Postponed' },
};

export const SAYS = {
  withdrawn: {
    el: 'Το κείμενο αυτό ανακλήθηκε και δεν ισχύει.',
    tr: 'Bu metin geri çekildi ve geçerli değildir.',
    en: 'This text was withdrawn and is no longer valid.',
  },
  merged: {
    el: 'Το κείμενο αυτό αντικαταστάθηκε από άλλο.',
    tr: 'Bu metnin yerine başka bir metin geldi.',
    en: 'This text was replaced by another one.',
  },
  movedOnline: {
    el: 'Η εκδήλωση γίνεται διαδικτυακά.',
    tr: 'Etkinlik çevrimiçi yapılacak.',
    en: 'The event takes place online.',
  },
  corrections: { el: 'Διορθώσεις', tr: 'Düzeltmeler', en: 'Corrections' },
  replacement: { el: 'Το κείμενο που ισχύει', tr: 'Geçerli metin', en: 'The text that replaces it' },
} satisfies Record<string, Sentence>;

/** What the panel's people call a kind, which is what readers call it too. */
export function kindIn({ type, kind, language }: { type: string; kind: string; language: Language }): string {
  return WORDS[language].types[type]?.values?.kind?.[kind] ?? kind;
}
