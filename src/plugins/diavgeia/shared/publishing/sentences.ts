import type { Refusal, Sentence } from '../../../../office/refusal';
import { type State, TABLE, type Verb } from './table';
import { STATE_WORDS, VERB_WORDS } from './words';

const refusal = (code: string, says: Sentence, field?: string): Refusal => ({ code, says, ...(field && { field }) });

export const nobodyActs = () =>
  refusal('nobody-acts', {
    el: 'Μόνο πρόσωπο με λογαριασμό στον πίνακα αναρτά στη Διαύγεια, ποτέ πρόγραμμα.',
    tr: 'Diavgeia’da yalnızca panelde hesabı olan bir kişi yayımlar, asla bir program değil.',
    en: 'Only a person with a login to the panel posts on Diavgeia, never a program.',
  });

export function notYours(verb: Verb): Refusal {
  const word = VERB_WORDS[verb];
  return refusal('not-yours', {
    el: `Ο ρόλος σας δεν περιλαμβάνει: «${word.el}».`,
    tr: `Rolünüz şunu kapsamıyor: “${word.tr}”.`,
    en: `Your role does not include “${word.en}”.`,
  });
}

export function wrongState(verb: Verb, state: State): Refusal {
  const [word, now] = [VERB_WORDS[verb], STATE_WORDS[state]];
  const from = (language: keyof Sentence) => TABLE[verb].from.map((one) => STATE_WORDS[one][language]).join(', ');
  return refusal('wrong-state', {
    el: `«${word.el}» δεν γίνεται τώρα: η κατάσταση είναι «${now.el}». Γίνεται από: ${from('el')}.`,
    tr: `“${word.tr}” şu anda yapılamaz: durum “${now.tr}”. Yapılabileceği durum: ${from('tr')}.`,
    en: `“${word.en}” is not possible now: the state is “${now.en}”. It is done from: ${from('en')}.`,
  });
}

export const publishingOff = () =>
  refusal('publishing-off', {
    el: 'Η ανάρτηση στη Διαύγεια είναι κλειστή: δεν έχουν οριστεί DIAVGEIA_USERNAME και DIAVGEIA_PASSWORD.',
    tr: 'Diavgeia’da yayımlama kapalı: DIAVGEIA_USERNAME ve DIAVGEIA_PASSWORD ayarlanmamış.',
    en: 'Posting on Diavgeia is off: DIAVGEIA_USERNAME and DIAVGEIA_PASSWORD are not set.',
  });

export const noOrganization = () =>
  refusal('no-organization', {
    el: 'Ο φορέας δεν είναι από όσους ορίζει το DIAVGEIA_ORGANIZATIONS.',
    tr: 'Kurum, DIAVGEIA_ORGANIZATIONS içinde adı geçenlerden değil.',
    en: 'The organization is none of those named in DIAVGEIA_ORGANIZATIONS.',
  });

export const turnedAway = () =>
  refusal('account-refused', {
    el: 'Η Διαύγεια δεν δέχτηκε τον λογαριασμό. Διορθώστε τα στοιχεία του και πατήστε «Νέα δοκιμή του λογαριασμού» στον κατάλογο των αναρτήσεων.',
    tr: 'Diavgeia hesabı kabul etmedi. Bilgilerini düzeltin ve yayınlar listesinde “Hesabı yeniden dene” düğmesine basın.',
    en: 'Diavgeia did not accept the account. Correct its name and password, and press “Try the account again” in the list of postings.',
  });

export function ownSubmission(verb: Verb): Refusal {
  const word = VERB_WORDS[verb];
  return refusal('own-submission', {
    el: `Το υποβάλατε εσείς· «${word.el}» κάνει άλλο πρόσωπο.`,
    tr: `Bunu siz sundunuz; “${word.tr}” işini başka biri yapar.`,
    en: `You submitted this; somebody else must do “${word.en}”.`,
  });
}

export function ownPosting(verb: Verb): Refusal {
  const word = VERB_WORDS[verb];
  return refusal('own-posting', {
    el: `Το ετοιμάσατε εσείς· «${word.el}» κάνει άλλο πρόσωπο.`,
    tr: `Bunu siz hazırladınız; “${word.tr}” işini başka biri yapar.`,
    en: `You prepared this; somebody else must do “${word.en}”.`,
  });
}

export const changedSinceSeen = () =>
  refusal('changed-since-seen', {
    el: 'Άλλαξε στο μεταξύ. Ανοίξτε το ξανά και διαβάστε το όπως είναι τώρα.',
    tr: 'Bu arada değişti. Yeniden açın ve şimdiki hâlini okuyun.',
    en: 'It was changed meanwhile. Open it again and read it as it is now.',
  });

export const changedSinceApproval = () =>
  refusal('changed-since-approval', {
    el: 'Δεν είναι πια ακριβώς αυτό που εγκρίθηκε. Επιστρέψτε το και εγκρίνετέ το ξανά.',
    tr: 'Artık onaylanan metinle aynı değil. İade edin ve yeniden onaylayın.',
    en: 'It is no longer exactly what was approved. Return it and approve it again.',
  });

export const neverSent = () =>
  refusal('never-sent', {
    el: 'Δεν στάλθηκε ακόμη τίποτε που θα μπορούσε να έχει φτάσει.',
    tr: 'Ulaşmış olabilecek bir şey henüz gönderilmedi.',
    en: 'Nothing was sent yet that could have arrived.',
  });

export function noReason(fewest: number): Refusal {
  return refusal('no-reason', {
    el: `Γράψτε τον λόγο, με τουλάχιστον ${fewest} χαρακτήρες.`,
    tr: `Gerekçesini en az ${fewest} karakterle yazın.`,
    en: `Write the reason, in at least ${fewest} characters.`,
  });
}

export const noNumber = () =>
  refusal('no-ada', {
    el: 'Γράψτε τον ΑΔΑ με τον οποίο αναρτήθηκε, όπως 6ΩΨ9ΩΡΦ-Α1Β.',
    tr: 'Yayımlandığı ΑΔΑ’yı yazın, örneğin 6ΩΨ9ΩΡΦ-Α1Β.',
    en: 'Write the ΑΔΑ under which it was posted, such as 6ΩΨ9ΩΡΦ-Α1Β.',
  });

export const notOpen = (state: State) =>
  refusal('not-a-draft', {
    el: `Αλλάζει μόνο ως πρόχειρο· τώρα η κατάσταση είναι «${STATE_WORDS[state].el}». Επιστρέψτε το πρώτα.`,
    tr: `Yalnızca taslakken değişir; şimdi durum “${STATE_WORDS[state].tr}”. Önce iade edin.`,
    en: `It is changed as a draft only; now the state is “${STATE_WORDS[state].en}”. Return it first.`,
  });

export const noSuchAct = () =>
  refusal('no-such-act', {
    el: 'Η Διαύγεια δεν έχει πράξη με αυτόν τον ΑΔΑ.',
    tr: 'Diavgeia’da bu ΑΔΑ ile bir işlem yok.',
    en: 'Diavgeia has no act with this ΑΔΑ.',
  });

export const actOfAnother = () =>
  refusal('act-of-another', {
    el: 'Η πράξη είναι άλλου φορέα.',
    tr: 'İşlem başka bir kuruma ait.',
    en: 'The act is another organization’s.',
  });

export const actRevoked = () =>
  refusal('act-revoked', {
    el: 'Η πράξη έχει ανακληθεί, ή έχει ήδη ζητηθεί η ανάκλησή της.',
    tr: 'İşlem geri çekilmiş ya da geri çekilmesi zaten istenmiş.',
    en: 'The act is revoked, or its revocation was asked for already.',
  });

export const isAnothersPosting = () =>
  refusal('ada-of-another-posting', {
    el: 'Με αυτόν τον ΑΔΑ αναρτήθηκε ήδη άλλη εγγραφή.',
    tr: 'Bu ΑΔΑ ile başka bir kayıt zaten yayımlandı.',
    en: 'Another posting already went out under this ΑΔΑ.',
  });

export const portalSilent = () =>
  refusal('portal-silent', {
    el: 'Η Διαύγεια δεν απαντά αυτή τη στιγμή. Ό,τι γράψατε έχει αποθηκευτεί· δοκιμάστε ξανά σε λίγο.',
    tr: 'Diavgeia şu anda yanıt vermiyor. Yazdıklarınız kayıtlı; biraz sonra yeniden deneyin.',
    en: 'Diavgeia does not answer at the moment. What you wrote is kept; try again in a while.',
  });
