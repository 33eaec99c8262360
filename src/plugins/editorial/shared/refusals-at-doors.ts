import type { Refusal, Sentence } from '../../../office/refusal';

/** What the desk says to those who come by another door than its verbs. */
export function notCleared(): Refusal {
  return {
    code: 'not-cleared',
    says: {
      el: 'Τίποτα δεν δημοσιεύεται χωρίς έγκριση: αποθηκεύστε το ως πρόχειρο και υποβάλετέ το.',
      tr: 'Onaysız hiçbir şey yayımlanmaz: taslak olarak kaydedip sunun.',
      en: 'Nothing is published without clearance: save it as a draft and submit it.',
    },
  };
}

export function keptByTheDesk(field: string): Refusal {
  return {
    code: 'kept-by-the-desk',
    field,
    says: {
      el: `Το πεδίο «${field}» το γράφει μόνο η διαδικασία έκδοσης· αφαιρέστε το.`,
      tr: `“${field}” alanını yalnızca yayın süreci yazar; çıkarın.`,
      en: `The field “${field}” is written by the editorial desk only; leave it out.`,
    },
  };
}

export function nothingToGoBackTo(): Refusal {
  return {
    code: 'nothing-to-go-back-to',
    says: {
      el: 'Δεν υπάρχει δημόσια έκδοση για επαναφορά. Για να καταργηθεί το πρόχειρο, διαγράψτε το.',
      tr: 'Geri dönülecek yayımlanmış bir sürüm yok. Taslaktan vazgeçmek için silin.',
      en: 'There is no public edition to go back to. To give the draft up, delete it.',
    },
  };
}

export function wasPublic(): Refusal {
  return {
    code: 'was-public',
    says: {
      el: 'Ό,τι δημοσιεύτηκε δεν διαγράφεται: αποσύρετέ το ή καταργήστε τη δημοσίευσή του, με αιτιολογία.',
      tr: 'Yayımlanmış olan silinmez: gerekçesiyle geri çekin ya da yayından kaldırın.',
      en: 'What was published is never deleted: withdraw or unpublish it, with a reason.',
    },
  };
}

export function isScheduled(): Refusal {
  return {
    code: 'is-scheduled',
    says: {
      el: 'Είναι προγραμματισμένο. Ακυρώστε πρώτα τον προγραμματισμό.',
      tr: 'Zamanlanmış durumda. Önce zamanlamayı kaldırın.',
      en: 'It is scheduled. Unschedule it first.',
    },
  };
}

export function isOnTheDesk(): Refusal {
  return {
    code: 'is-on-the-desk',
    says: {
      el: 'Έχει υποβληθεί ή εγκριθεί και δεν διαγράφεται: ζητήστε πρώτα να επιστραφεί.',
      tr: 'Sunulmuş ya da onaylanmış durumda, silinmez: önce geri gönderilmesini isteyin.',
      en: 'It is on the desk, submitted or approved: have it returned first.',
    },
  };
}

export function ownerIsPublic(): Refusal {
  return {
    code: 'owner-is-public',
    says: {
      el: 'Η διαβούλευση είναι δημόσια και τα άρθρα της δεν αλλάζουν. Καταργήστε πρώτα τη δημοσίευσή της.',
      tr: 'İstişare yayımda, maddeleri değişmez. Önce yayından kaldırın.',
      en: 'The consultation is public and its articles stand still. Unpublish it first.',
    },
  };
}

export function targetNotPublic(): Refusal {
  return {
    code: 'target-not-public',
    field: 'to',
    says: {
      el: 'Η εγγραφή στην οποία παραπέμπετε δεν είναι δημόσια σε αυτή τη γλώσσα.',
      tr: 'Yönlendirdiğiniz kayıt bu dilde yayımda değil.',
      en: 'The entry you lead to is not public in this language.',
    },
  };
}

export function fileStands(title: string): Refusal {
  return {
    code: 'file-stands',
    says: {
      el: `Το αρχείο ανήκει στο «${title}», που έχει υποβληθεί, εγκριθεί ή δημοσιευτεί· ανεβάστε νέο αρχείο και αλλάξτε το εκεί.`,
      tr: `Dosya, sunulmuş, onaylanmış ya da yayımlanmış “${title}” metninindir; yeni bir dosya yükleyip metinde değiştirin.`,
      en: `The file belongs to “${title}”, which is submitted, approved or public; upload a new file and change it there.`,
    },
  };
}

export function targetLeadsOn(): Refusal {
  return {
    code: 'target-leads-on',
    field: 'to',
    says: {
      el: 'Η εγγραφή στην οποία παραπέμπετε παραπέμπει η ίδια σε άλλη. Διαλέξτε εκείνη.',
      tr: 'Yönlendirdiğiniz kayıt da bir başkasına yönlendiriyor. Onu seçin.',
      en: 'The entry you lead to itself leads to another. Choose that one.',
    },
  };
}

export function isNamedIn(title: string): Refusal {
  return {
    code: 'is-named',
    says: {
      el: `Το αναφέρει το «${title}», που έχει υποβληθεί, εγκριθεί ή δημοσιευτεί· αλλάξτε το πρώτα εκεί και εγκρίνετέ το ξανά.`,
      tr: `Sunulmuş, onaylanmış ya da yayımlanmış “${title}” metninde adı geçiyor; önce orada değiştirip yeniden onaylatın.`,
      en: `“${title}”, which is submitted, approved or public, refers to it; change it there first and have that cleared again.`,
    },
  };
}

/** Of an address that readers are led to. */
export const NO_PASSWORD: Sentence = {
  el: 'Η διεύθυνση δεν μπορεί να περιέχει όνομα χρήστη ή κωδικό, γιατί τη βλέπουν οι αναγνώστες. Αφαιρέστε τα.',
  tr: 'Adres kullanıcı adı ya da parola içeremez, çünkü okurlar onu görür. Çıkarın.',
  en: 'The address may not hold a login or a password, since readers see it. Take them out.',
};

export function otherDays(most: number): Refusal {
  return {
    code: 'other-days',
    field: 'to',
    says: {
      el: `Το ημερολόγιο δείχνει από 1 έως ${most} ημέρες. Διαλέξτε τέλος μετά την αρχή και πιο κοντά της.`,
      tr: `Takvim 1 ile ${most} gün arasını gösterir. Başlangıçtan sonra ve ona daha yakın bir bitiş seçin.`,
      en: `The calendar shows 1 to ${most} days. Choose an end after the start and nearer to it.`,
    },
  };
}
