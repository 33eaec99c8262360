import type { Sentence } from '../../../../office/refusal';
import type { Kind, State, Verb } from './table';

export const KIND_WORDS: Record<Kind, Sentence> = {
  publication: { el: 'Ανάρτηση πράξης', tr: 'İşlem yayımlama', en: 'Posting of an act' },
  correction: { el: 'Ορθή επανάληψη', tr: 'Düzeltilmiş metin', en: 'Corrected copy' },
  attachments: { el: 'Αλλαγή συνημμένων', tr: 'Eklerin değiştirilmesi', en: 'Change of attachments' },
  revocation: { el: 'Αίτηση ανάκλησης', tr: 'Geri çekme isteği', en: 'Request of revocation' },
};

export const STATE_WORDS: Record<State, Sentence> = {
  draft: { el: 'πρόχειρο', tr: 'taslak', en: 'draft' },
  submitted: { el: 'υποβλήθηκε', tr: 'sunuldu', en: 'submitted' },
  approved: { el: 'εγκρίθηκε', tr: 'onaylandı', en: 'approved' },
  sending: { el: 'αποστέλλεται', tr: 'gönderiliyor', en: 'sending' },
  posted: { el: 'αναρτήθηκε', tr: 'yayımlandı', en: 'posted' },
  refused: { el: 'απορρίφθηκε από τη Διαύγεια', tr: 'Diavgeia reddetti', en: 'refused by Diavgeia' },
  uncertain: { el: 'άγνωστο αν έφτασε', tr: 'ulaştığı belirsiz', en: 'not known whether it arrived' },
  discarded: { el: 'απορρίφθηκε ως πρόχειρο', tr: 'vazgeçildi', en: 'discarded' },
};

export const VERB_WORDS: Record<Verb, Sentence> = {
  submit: { el: 'Υποβολή προς έγκριση', tr: 'Onaya sunma', en: 'Submit for approval' },
  return: { el: 'Επιστροφή', tr: 'İade', en: 'Return' },
  approve: { el: 'Έγκριση', tr: 'Onaylama', en: 'Approve' },
  send: { el: 'Αποστολή στη Διαύγεια', tr: 'Diavgeia’ya gönderme', en: 'Send to Diavgeia' },
  rework: { el: 'Διόρθωση του προχείρου', tr: 'Taslağı düzeltme', en: 'Rework the draft' },
  look: { el: 'Έλεγχος αν έφτασε', tr: 'Ulaştı mı denetimi', en: 'Look whether it arrived' },
  settle: { el: 'Έφτασε, με αυτόν τον ΑΔΑ', tr: 'Bu ΑΔΑ ile ulaştı', en: 'It arrived, under this ΑΔΑ' },
  'send-again': { el: 'Νέα αποστολή', tr: 'Yeniden gönderme', en: 'Send again' },
  discard: { el: 'Διαγραφή προχείρου', tr: 'Taslaktan vazgeçme', en: 'Discard' },
};
