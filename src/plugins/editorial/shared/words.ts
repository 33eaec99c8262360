import type { Sentence } from '../../../office/refusal';
import type { State, Verb } from './table';

export const VERB_WORDS: Record<Verb, Sentence> = {
  submit: { el: 'Υποβολή', tr: 'Sunma', en: 'Submit' },
  return: { el: 'Επιστροφή', tr: 'İade', en: 'Return' },
  approve: { el: 'Έγκριση', tr: 'Onaylama', en: 'Approve' },
  schedule: { el: 'Προγραμματισμός', tr: 'Zamanlama', en: 'Schedule' },
  unschedule: { el: 'Ακύρωση προγραμματισμού', tr: 'Zamanlamayı kaldırma', en: 'Unschedule' },
  publish: { el: 'Δημοσίευση', tr: 'Yayımlama', en: 'Publish' },
  'force-publish': { el: 'Έκτακτη δημοσίευση', tr: 'Acil yayımlama', en: 'Publish without clearance' },
  countersign: { el: 'Προσυπογραφή', tr: 'Karşı imza', en: 'Countersign' },
  correct: { el: 'Ορθή επανάληψη', tr: 'Düzeltme', en: 'Correct' },
  withdraw: { el: 'Απόσυρση', tr: 'Geri çekme', en: 'Withdraw' },
  unpublish: { el: 'Κατάργηση δημοσίευσης', tr: 'Yayından kaldırma', en: 'Unpublish' },
  redirect: { el: 'Παραπομπή σε άλλο', tr: 'Yönlendirme', en: 'Redirect' },
};

export const STATE_WORDS: Record<State, Sentence> = {
  draft: { el: 'πρόχειρο', tr: 'taslak', en: 'draft' },
  submitted: { el: 'υποβλήθηκε', tr: 'sunuldu', en: 'submitted' },
  returned: { el: 'επιστράφηκε', tr: 'iade edildi', en: 'returned' },
  approved: { el: 'εγκρίθηκε', tr: 'onaylandı', en: 'approved' },
  scheduled: { el: 'προγραμματίστηκε', tr: 'zamanlandı', en: 'scheduled' },
  published: { el: 'δημοσιεύτηκε', tr: 'yayımlandı', en: 'published' },
  withdrawn: { el: 'αποσύρθηκε', tr: 'geri çekildi', en: 'withdrawn' },
  unpublished: { el: 'δεν είναι πια δημόσιο', tr: 'yayından kaldırıldı', en: 'unpublished' },
  merged: { el: 'παραπέμπει σε άλλο', tr: 'başkasına yönlendirildi', en: 'merged' },
};

/** An instant in the reader's manner, on the office's wall clock. */
export function inWords(at: Date, timeZone: string): Sentence {
  const told = (language: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23', timeZone }).format(at);
  return { el: told('el-GR'), tr: told('tr-TR'), en: told('en-GB') };
}
