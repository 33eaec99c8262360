import type { Language, Sentence } from '../../../office/refusal';
import type { Kind } from './rules';

/** What a letter says of one text: its title and where it is worked on, nothing of what it says. */
export type Matter = { kind: Kind; title: string; typeCalled: string; languages: string[]; by: string; address: string };
/** In whose language a letter is written, and where its reader chooses when to get any. */
export type Manner = { language: Language; choice: string };
export type Letter = { subject: string; text: string };

const KINDS: Record<Kind, Sentence> = {
  'to-approve': { el: 'Προς έγκριση', tr: 'Onay bekliyor', en: 'To approve' },
  'to-countersign': {
    el: 'Προς προσυπογραφή (έκτακτη δημοσίευση)',
    tr: 'Karşı imza bekliyor (acil yayımlama)',
    en: 'To countersign (published without clearance)',
  },
  returned: { el: 'Επιστράφηκε', tr: 'İade edildi', en: 'Returned' },
  approved: { el: 'Εγκρίθηκε', tr: 'Onaylandı', en: 'Approved' },
  published: { el: 'Δημοσιεύτηκε', tr: 'Yayımlandı', en: 'Published' },
  'failed-when-due': {
    el: 'Δεν δημοσιεύτηκε στην ώρα του',
    tr: 'Zamanında yayımlanamadı',
    en: 'Not published at its time',
  },
  remark: { el: 'Παρατήρηση για εσάς', tr: 'Size bir not', en: 'A remark for you' },
};
const BY: Sentence = { el: 'Από', tr: 'Yapan', en: 'By' };
const DIGEST: Sentence = {
  el: 'Τα χθεσινά και σημερινά του γραφείου',
  tr: 'Büroda dünden bugüne',
  en: 'At the desk since yesterday',
};
const FOOT: Sentence = {
  el: 'Το μήνυμα στάλθηκε από το Deltio. Μπορείτε να το λαμβάνετε αμέσως, μία φορά την ημέρα ή ποτέ:',
  tr: 'Bu ileti Deltio tarafından gönderildi. Hemen, günde bir kez ya da hiç almamayı seçebilirsiniz:',
  en: 'Sent by Deltio. You may choose to be written to at once, once a day or never:',
};

/** The letter about one text, sent at once. */
export function letterOf(matter: Matter, manner: Manner): Letter {
  return { subject: headingOf(matter, manner.language), text: `${lines(matter, manner.language)}${foot(manner)}` };
}

/** The letter about all that came together in a day. */
export function digestOf(matters: Matter[], manner: Manner): Letter {
  const { language } = manner;
  const text = matters.map((matter) => lines(matter, language)).join('\n\n');
  return { subject: `${DIGEST[language]} (${matters.length})`, text: `${text}${foot(manner)}` };
}

function headingOf({ kind, title }: Matter, language: Language): string {
  return `${KINDS[kind][language]}: ${title.replace(/\s+/g, ' ').trim()}`;
}

function lines(matter: Matter, language: Language): string {
  const { typeCalled, by, address } = matter;
  const named = new Intl.DisplayNames([language], { type: 'language' });
  const languages = matter.languages.map((code) => named.of(code) ?? code).join(', ');
  return [headingOf(matter, language), `${typeCalled} (${languages}). ${BY[language]}: ${by}`, address].join('\n');
}

function foot({ language, choice }: Manner): string {
  return `\n\n--\n${FOOT[language]}\n${choice}\n`;
}
