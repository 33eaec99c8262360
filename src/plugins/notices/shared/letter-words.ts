import type { Sentence } from '../../../office/refusal';
import type { Kind } from './rules';

/** What happened, before the title; and what it means to whoever is written to. */
export const KIND_WORDS: Record<Kind, { heading: Sentence; so: Sentence }> = {
  'to-approve': {
    heading: { el: 'Προς έγκριση', tr: 'Onay bekliyor', en: 'To approve' },
    so: { el: 'Περιμένει την έγκρισή σας.', tr: 'Onayınızı bekliyor.', en: 'It waits for your approval.' },
  },
  'to-countersign': {
    heading: {
      el: 'Προς προσυπογραφή (έκτακτη δημοσίευση)',
      tr: 'Karşı imza bekliyor (acil yayımlama)',
      en: 'To countersign (published without clearance)',
    },
    so: {
      el: 'Δημοσιεύτηκε χωρίς έγκριση και περιμένει την προσυπογραφή σας.',
      tr: 'Onaysız yayımlandı ve karşı imzanızı bekliyor.',
      en: 'It was published without clearance and waits for your signature.',
    },
  },
  returned: {
    heading: { el: 'Επιστράφηκε', tr: 'İade edildi', en: 'Returned' },
    so: {
      el: 'Περιμένει τη διόρθωσή σας· ο λόγος είναι γραμμένος στο ιστορικό του.',
      tr: 'Düzeltmenizi bekliyor; gerekçesi geçmişinde yazılı.',
      en: 'It waits for you to mend it; the reason stands in its history.',
    },
  },
  approved: {
    heading: { el: 'Εγκρίθηκε', tr: 'Onaylandı', en: 'Approved' },
    so: { el: 'Μπορεί πια να δημοσιευτεί.', tr: 'Artık yayımlanabilir.', en: 'It may now be published.' },
  },
  published: {
    heading: { el: 'Δημοσιεύτηκε', tr: 'Yayımlandı', en: 'Published' },
    so: { el: 'Το διαβάζουν πια όλοι.', tr: 'Artık herkes okuyabilir.', en: 'Everybody can read it now.' },
  },
  'failed-when-due': {
    heading: { el: 'Δεν δημοσιεύτηκε στην ώρα του', tr: 'Zamanında yayımlanamadı', en: 'Not published at its time' },
    so: {
      el: 'Επιστράφηκε για διόρθωση· ο λόγος είναι γραμμένος στο ιστορικό του.',
      tr: 'Düzeltilmek üzere iade edildi; gerekçesi geçmişinde yazılı.',
      en: 'It was returned to be mended; the reason stands in its history.',
    },
  },
  remark: {
    heading: { el: 'Παρατήρηση για εσάς', tr: 'Size bir not', en: 'A remark for you' },
    so: {
      el: 'Θα τη βρείτε δίπλα στο κείμενο.',
      tr: 'Metnin yanında bulabilirsiniz.',
      en: 'You will find it beside the text.',
    },
  },
  'act-corrected': {
    heading: {
      el: 'Διορθώθηκε πράξη στην οποία παραπέμπει',
      tr: 'Gönderme yaptığı karar düzeltildi',
      en: 'An act it cites was corrected',
    },
    so: {
      el: 'Ελέγξτε αν όσα γράφει το κείμενο ισχύουν ακόμη.',
      tr: 'Metinde yazılanların hâlâ geçerli olup olmadığına bakın.',
      en: 'See whether what the text says still holds.',
    },
  },
  'act-revocation-asked': {
    heading: {
      el: 'Ζητήθηκε η ανάκληση πράξης στην οποία παραπέμπει',
      tr: 'Gönderme yaptığı kararın geri alınması istendi',
      en: 'Revocation was asked for an act it cites',
    },
    so: {
      el: 'Οι αναγνώστες βλέπουν ήδη την κατάσταση της πράξης.',
      tr: 'Okurlar kararın durumunu şimdiden görüyor.',
      en: 'Readers already see how the act stands.',
    },
  },
  'act-revoked': {
    heading: {
      el: 'Ανακλήθηκε πράξη στην οποία παραπέμπει',
      tr: 'Gönderme yaptığı karar geri alındı',
      en: 'An act it cites was revoked',
    },
    so: {
      el: 'Οι αναγνώστες βλέπουν ήδη ότι ανακλήθηκε. Ελέγξτε το κείμενο.',
      tr: 'Okurlar geri alındığını şimdiden görüyor. Metni gözden geçirin.',
      en: 'Readers already see that it was revoked. Look at the text.',
    },
  },
  'act-missing': {
    heading: {
      el: 'Η Διαύγεια δεν έχει πια πράξη στην οποία παραπέμπει',
      tr: 'Gönderme yaptığı karar artık Diavgeia’da yok',
      en: 'Diavgeia no longer has an act it cites',
    },
    so: {
      el: 'Ελέγξτε τον ΑΔΑ και το κείμενο.',
      tr: 'ΑΔΑ’yı ve metni gözden geçirin.',
      en: 'Look at the ΑΔΑ and at the text.',
    },
  },
};

export const BY: Sentence = { el: 'Από', tr: 'Yapan', en: 'By' };
export const OPEN: Sentence = { el: 'Άνοιγμα στο Deltio', tr: 'Deltio’da aç', en: 'Open in Deltio' };
export const DIGEST: Sentence = {
  el: 'Τα χθεσινά και σημερινά του γραφείου',
  tr: 'Büroda dünden bugüne',
  en: 'At the desk since yesterday',
};
export const SENT: Sentence = {
  el: 'Το μήνυμα στάλθηκε από το Deltio.',
  tr: 'Bu ileti Deltio tarafından gönderildi.',
  en: 'Sent by Deltio.',
};
export const CHOOSE: Sentence = {
  el: 'Μπορείτε να το λαμβάνετε αμέσως, μία φορά την ημέρα ή ποτέ',
  tr: 'Hemen, günde bir kez ya da hiç almamayı seçebilirsiniz',
  en: 'You may choose to be written to at once, once a day or never',
};
