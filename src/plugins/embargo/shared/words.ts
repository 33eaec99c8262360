import type { Language, Sentence } from '../../../office/refusal';
import type { Verdict } from './rules';

/** Why there is nothing to read; one sentence each, and nothing that tells a wrong link from a revoked one. */
export const NOTICES: Record<Exclude<Verdict, 'open'>, Sentence> = {
  unknown: {
    el: 'Ο σύνδεσμος δεν ισχύει. Ζητήστε νέον από το γραφείο τύπου.',
    tr: 'Bağlantı geçerli değil. Basın bürosundan yenisini isteyin.',
    en: 'This link is not valid. Ask the press office for a new one.',
  },
  'not-now': {
    el: 'Το κείμενο αλλάζει και δεν διαβάζεται αυτή τη στιγμή. Δοκιμάστε αργότερα ή ρωτήστε το γραφείο τύπου.',
    tr: 'Metin değiştiriliyor ve şu anda okunamıyor. Daha sonra deneyin ya da basın bürosuna sorun.',
    en: 'The text is being changed and cannot be read at present. Try again later or ask the press office.',
  },
  expired: {
    el: 'Ο σύνδεσμος έχει λήξει. Ζητήστε νέον από το γραφείο τύπου.',
    tr: 'Bağlantının süresi doldu. Basın bürosundan yenisini isteyin.',
    en: 'This link has expired. Ask the press office for a new one.',
  },
  published: {
    el: 'Το κείμενο έχει δημοσιευτεί· ο σύνδεσμος δεν χρειάζεται πια.',
    tr: 'Metin yayımlandı; bu bağlantıya artık gerek yok.',
    en: 'The text has been published; this link is no longer needed.',
  },
  gone: {
    el: 'Το κείμενο δημοσιεύτηκε και αποσύρθηκε. Ρωτήστε το γραφείο τύπου.',
    tr: 'Metin yayımlandıktan sonra geri çekildi. Basın bürosuna sorun.',
    en: 'The text was published and taken back. Ask the press office.',
  },
};

export const WORDS = {
  page: { el: 'Υπό εμπάργκο', tr: 'Ambargolu', en: 'Under embargo' },
  readPublished: { el: 'Διαβάστε το δημοσιευμένο', tr: 'Yayımlananı okuyun', en: 'Read it as published' },
  images: { el: 'Εικόνες', tr: 'Görseller', en: 'Images' },
  attachments: { el: 'Συνημμένα', tr: 'Ekler', en: 'Attachments' },
  contact: { el: 'Επικοινωνία για τον Τύπο', tr: 'Basın için iletişim', en: 'Press contact' },
  credit: { el: 'Φωτογραφία', tr: 'Fotoğraf', en: 'Photograph' },
  licence: { el: 'Άδεια', tr: 'Lisans', en: 'Licence' },
} as const satisfies Record<string, Sentence>;

/** Until when nothing may be told, on the office's wall clock. */
export function embargoLine({ until, timeZone, now }: { until: Date; timeZone: string; now: Date }): Sentence {
  const when = (language: Language) => inWords({ at: until, timeZone, language });
  if (until <= now)
    return {
      el: `Το εμπάργκο έληξε: ${when('el')}.`,
      tr: `Ambargo sona erdi: ${when('tr')}.`,
      en: `The embargo ended: ${when('en')}.`,
    };
  return {
    el: `Υπό εμπάργκο έως: ${when('el')}. Όχι για δημοσίευση ή μετάδοση πριν από την ώρα αυτή.`,
    tr: `Ambargo bitişi: ${when('tr')}. Bu saatten önce yayımlanamaz ve paylaşılamaz.`,
    en: `Embargoed until ${when('en')}. Not to be published or passed on before then.`,
  };
}

/** To whom the page was given: it is theirs alone. */
export function personalLine({ name, until, timeZone }: { name: string; until: Date; timeZone: string }): Sentence {
  const when = (language: Language) => inWords({ at: until, timeZone, language });
  return {
    el: `Προσωπικός σύνδεσμος: ${name}. Ισχύει έως: ${when('el')}. Κάθε ανάγνωση καταγράφεται.`,
    tr: `Kişisel bağlantı: ${name}. Geçerlilik sonu: ${when('tr')}. Her okuma kaydedilir.`,
    en: `Personal link of ${name}, valid until ${when('en')}. Every reading is logged.`,
  };
}

const TAGS: Record<Language, string> = { el: 'el-GR', tr: 'tr-TR', en: 'en-GB' };

function inWords({ at, timeZone, language }: { at: Date; timeZone: string; language: Language }): string {
  const told = new Intl.DateTimeFormat(TAGS[language], {
    dateStyle: 'full',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
  const zone = new Intl.DateTimeFormat(TAGS[language], { timeZone, timeZoneName: 'long' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${told} (${zone ?? timeZone})`;
}
