import type { Refusal, Sentence } from '../../../office/refusal';
import type { Move, Situation } from './reasons';
import { type Live, row, type Verb } from './table';
import { inWords, STATE_WORDS, VERB_WORDS } from './words';

const refusal = (code: string, says: Sentence, field?: string): Refusal => ({ code, says, ...(field && { field }) });
const both = (verb: Verb) => VERB_WORDS[verb];

export function notYours(verb: Verb): Refusal {
  const word = both(verb);
  return refusal('not-yours', {
    el: `Ο ρόλος σας δεν περιλαμβάνει: «${word.el}».`,
    tr: `Rolünüz şunu kapsamıyor: “${word.tr}”.`,
    en: `Your role does not include “${word.en}”.`,
  });
}

export function nobodyActs(): Refusal {
  return refusal('nobody-acts', {
    el: 'Μόνο πρόσωπο με λογαριασμό στον πίνακα εγκρίνει και δημοσιεύει, ποτέ πρόγραμμα.',
    tr: 'Yalnızca panelde hesabı olan bir kişi onaylar ve yayımlar, asla bir program değil.',
    en: 'Only a person with a login to the panel clears and publishes, never a program.',
  });
}

/** Tells whoever came second who was first, and when; and from where the verb leads on. */
export function wrongState({
  verb,
  situation,
  timeZone,
}: {
  verb: Verb;
  situation: Pick<Situation, 'state' | 'last'>;
  timeZone: string;
}): Refusal {
  const word = both(verb);
  const state = STATE_WORDS[situation.state];
  const from = stateNames(verb);
  const last = situation.last ? lastMove(situation.last, timeZone) : { el: '', tr: '', en: '' };
  return refusal('wrong-state', {
    el: `«${word.el}» δεν γίνεται τώρα: η κατάσταση είναι «${state.el}»${last.el}. Γίνεται από: ${from.el}.`,
    tr: `“${word.tr}” şu anda yapılamaz: durum “${state.tr}”${last.tr}. Yapılabileceği durum: ${from.tr}.`,
    en: `“${word.en}” is not possible now: the state is “${state.en}”${last.en}. It is done from: ${from.en}.`,
  });
}

function stateNames(verb: Verb): Sentence {
  const told = (language: keyof Sentence, [open, close]: string) =>
    (row(verb).from ?? []).map((state) => `${open}${STATE_WORDS[state][language]}${close}`).join(', ');
  return { el: told('el', '«»'), tr: told('tr', '“”'), en: told('en', '“”') };
}

function lastMove({ verb, by, at }: Move, timeZone: string): Sentence {
  const when = inWords(at, timeZone);
  const word = both(verb);
  return {
    el: ` (${word.el}, ${by}, ${when.el})`,
    tr: ` (${word.tr}, ${by}, ${when.tr})`,
    en: ` (${word.en}, ${by}, ${when.en})`,
  };
}

export function wrongLife(verb: Verb, live: Live): Refusal {
  const word = both(verb);
  if (live === 'never' || live === 'unpublished')
    return refusal('not-public', {
      el: `«${word.el}» αφορά όσα είναι ήδη δημόσια· αυτό δεν είναι.`,
      tr: `“${word.tr}” yalnızca yayımda olanlar içindir; bu yayımda değil.`,
      en: `“${word.en}” is for what is public already; this is not.`,
    });
  if (verb === 'publish')
    return refusal('already-public', {
      el: 'Υπάρχει ήδη δημόσια έκδοση. Η νέα βγαίνει ως «Ορθή επανάληψη», με σημείωση για το τι άλλαξε.',
      tr: 'Yayımda bir sürüm var. Yenisi, neyin değiştiğini söyleyen bir notla “Düzeltme” olarak çıkar.',
      en: 'An edition is public already. A new one goes out with “Correct”, with a note of what has changed.',
    });
  return refusal('already-marked', {
    el: `«${word.el}» έχει ήδη γίνει, ή το δημοσίευμα παραπέμπει σε άλλο.`,
    tr: `“${word.tr}” zaten yapıldı ya da yayın başka birine yönlendirildi.`,
    en: `“${word.en}” was done before, or it was merged into another.`,
  });
}

export function ownSubmission(verb: Verb): Refusal {
  const word = both(verb);
  return refusal('own-submission', {
    el: `Το υποβάλατε εσείς· «${word.el}» κάνει άλλο πρόσωπο.`,
    tr: `Bunu siz sundunuz; “${word.tr}” işini başka biri yapar.`,
    en: `You submitted this; somebody else must do “${word.en}”.`,
  });
}

export function ownChange(verb: Verb): Refusal {
  const word = both(verb);
  return refusal('own-change', {
    el: `Αλλάξατε το κείμενο μετά την υποβολή· «${word.el}» κάνει άλλο πρόσωπο.`,
    tr: `Metni sunulduktan sonra değiştirdiniz; “${word.tr}” işini başka biri yapar.`,
    en: `You changed the text after it was submitted; somebody else must do “${word.en}”.`,
  });
}

export function ownText(verb: Verb): Refusal {
  const word = both(verb);
  return refusal('own-text', {
    el: `Το κείμενο είναι και δικό σας· «${word.el}» κάνει άλλο πρόσωπο.`,
    tr: `Metinde sizin de payınız var; “${word.tr}” işini başka biri yapar.`,
    en: `The text is yours too; somebody else must do “${word.en}”.`,
  });
}

export function ownForce(): Refusal {
  return refusal('own-force', {
    el: 'Η έκτακτη δημοσίευση ήταν δική σας· προσυπογράφει άλλο πρόσωπο.',
    tr: 'Onaysız yayımlayan sizdiniz; karşı imzayı başka biri atar.',
    en: 'You published this without clearance; somebody else must countersign.',
  });
}

export function nothingToCountersign(): Refusal {
  return refusal('nothing-to-countersign', {
    el: 'Δεν εκκρεμεί προσυπογραφή.',
    tr: 'Karşı imza bekleyen bir şey yok.',
    en: 'Nothing waits to be countersigned.',
  });
}

export function changedSinceApproval(): Refusal {
  return refusal('changed-since-approval', {
    el: 'Το κείμενο δεν είναι πια αυτό που εγκρίθηκε. Υποβάλετέ το ξανά.',
    tr: 'Metin artık onaylanan metin değil. Yeniden sunun.',
    en: 'The text is no longer the one that was approved. Submit it again.',
  });
}

/** Whoever answers for a text has read it as it is. */
export function changedSinceSeen(writtenAt: Date, timeZone: string): Refusal {
  const when = inWords(writtenAt, timeZone);
  return refusal('changed-since-seen', {
    el: `Το κείμενο άλλαξε αφού το ανοίξατε (${when.el}). Διαβάστε το όπως είναι τώρα και επαναλάβετε.`,
    tr: `Metin siz açtıktan sonra değişti (${when.tr}). Şimdiki hâlini okuyup yineleyin.`,
    en: `The text was changed after you opened it (${when.en}). Read it as it is now, and repeat.`,
  });
}

export function underEmbargo(until: Date, timeZone: string): Refusal {
  const when = inWords(until, timeZone);
  return refusal(
    'under-embargo',
    {
      el: `Υπό εμπάργκο έως ${when.el}. Προγραμματίστε το για τότε ή αργότερα, ή αλλάξτε το εμπάργκο.`,
      tr: `${when.tr} tarihine kadar ambargolu. O zamana ya da sonrasına zamanlayın veya ambargoyu değiştirin.`,
      en: `Under embargo until ${when.en}. Schedule it for then or later, or change the embargo.`,
    },
    'embargoUntil',
  );
}

export function embargoIsOver(until: Date, timeZone: string): Refusal {
  const when = inWords(until, timeZone);
  return refusal(
    'embargo-past',
    {
      el: `Το εμπάργκο (${when.el}) έχει λήξει. Διορθώστε ή αφαιρέστε το.`,
      tr: `Ambargo (${when.tr}) geçmişte kaldı. Düzeltin ya da kaldırın.`,
      en: `The embargo (${when.en}) lies in the past. Correct or remove it.`,
    },
    'embargoUntil',
  );
}

export function noInstant(): Refusal {
  return refusal(
    'no-instant',
    {
      el: 'Πείτε πότε θα δημοσιευτεί, π.χ. 2026-12-01T10:00.',
      tr: 'Ne zaman yayımlanacağını belirtin, ör. 2026-12-01T10:00.',
      en: 'Say when it is to be published, such as 2026-12-01T10:00.',
    },
    'at',
  );
}

export function inThePast(at: Date, timeZone: string): Refusal {
  const when = inWords(at, timeZone);
  return refusal(
    'in-the-past',
    {
      el: `Η ώρα ${when.el} πέρασε. Διαλέξτε μελλοντική, ή δημοσιεύστε τώρα.`,
      tr: `${when.tr} geçti. Gelecekte bir zaman seçin ya da şimdi yayımlayın.`,
      en: `${when.en} is past. Choose a later time, or publish now.`,
    },
    'at',
  );
}

export function noReason(letters: number): Refusal {
  return refusal(
    'no-reason',
    {
      el: `Γράψτε τον λόγο με τουλάχιστον ${letters} γράμματα.`,
      tr: `Nedeni en az ${letters} harfle yazın.`,
      en: `Give the reason in at least ${letters} letters.`,
    },
    'reason',
  );
}

export function noNote(letters: number): Refusal {
  return refusal(
    'no-note',
    {
      el: `Γράψτε για τους αναγνώστες τι άλλαξε, με τουλάχιστον ${letters} γράμματα.`,
      tr: `Okurlar için neyin değiştiğini en az ${letters} harfle yazın.`,
      en: `Tell readers what has changed, in at least ${letters} letters.`,
    },
    'note',
  );
}

export function noTarget(): Refusal {
  return refusal(
    'no-target',
    {
      el: 'Πείτε πού παραπέμπει: σε ποια εγγραφή (to) ή σε ποια διεύθυνση (url).',
      tr: 'Nereye yönlendirileceğini söyleyin: hangi kayıt (to) ya da hangi adres (url).',
      en: 'Say where it leads: to which entry (to), or to which address (url).',
    },
    'to',
  );
}
