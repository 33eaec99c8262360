import type { Refusal, Sentence } from '../../../office/refusal';
import { formsOf, UNWANTED, type Form, type Kind, type Unwanted } from './kinds';
import { MAX_MEGABYTES, MAX_MEGAPIXELS } from './names';

const ALLOWED: Sentence = {
  el: 'εικόνες (jpeg, png, webp, avif, gif, tiff), pdf, έγγραφα (docx, xlsx, pptx, odt, ods, odp), txt, csv, ήχος (mp3, m4a, wav, ogg) και βίντεο (mp4, webm, mov)',
  tr: 'resimler (jpeg, png, webp, avif, gif, tiff), pdf, belgeler (docx, xlsx, pptx, odt, ods, odp), txt, csv, ses (mp3, m4a, wav, ogg) ve video (mp4, webm, mov)',
  en: 'pictures (jpeg, png, webp, avif, gif, tiff), pdf, documents (docx, xlsx, pptx, odt, ods, odp), txt, csv, sound (mp3, m4a, wav, ogg) and video (mp4, webm, mov)',
};

export function unwantedFile(name: string, what: Unwanted): Refusal {
  const is = UNWANTED[what];
  return {
    code: `file-${what}`,
    says: {
      el: `Το αρχείο «${name}» δεν έγινε δεκτό: το περιεχόμενό του είναι ${is.el}. Επιτρέπονται ${ALLOWED.el}.`,
      tr: `“${name}” dosyası kabul edilmedi: içeriği ${is.tr}. İzin verilenler: ${ALLOWED.tr}.`,
      en: `The file “${name}” was refused: its content is ${is.en}. Allowed are ${ALLOWED.en}.`,
    },
  };
}

export function noFile(): Refusal {
  return {
    code: 'no-file',
    says: {
      el: 'Δεν ήρθε κανένα αρχείο· στείλτε το ως multipart/form-data με το όνομα files.',
      tr: 'Hiç dosya gelmedi; multipart/form-data olarak files adıyla gönderin.',
      en: 'No file came; send it as multipart/form-data under the name files.',
    },
  };
}

export function noHanging(): Refusal {
  return {
    code: 'no-hanging',
    says: {
      el: 'Ένα αρχείο δεν μπαίνει σε εγγραφή με τη μεταφόρτωση: ανεβάστε το χωρίς ref, refId και field και γράψτε το στην εγγραφή.',
      tr: 'Dosya yüklenirken bir kayda takılmaz: ref, refId ve field olmadan yükleyip kayda yazın.',
      en: 'A file is not put into an entry by its upload: send it without ref, refId and field, and name it in the entry.',
    },
  };
}

export function tooLarge(name: string): Refusal {
  return {
    code: 'file-too-large',
    says: {
      el: `Το αρχείο «${name}» δεν έγινε δεκτό: είναι μεγαλύτερο από ${MAX_MEGABYTES} MB, που είναι το όριο.`,
      tr: `“${name}” dosyası kabul edilmedi: sınır olan ${MAX_MEGABYTES} MB’tan büyük.`,
      en: `The file “${name}” was refused: it is larger than ${MAX_MEGABYTES} MB, which is the limit.`,
    },
  };
}

/** Told while the files still come in, when their names are not known yet. */
export function tooMuch(): Refusal {
  return {
    code: 'file-too-large',
    says: {
      el: `Η αποστολή δεν έγινε δεκτή: τα αρχεία της μαζί είναι μεγαλύτερα από ${MAX_MEGABYTES} MB, που είναι το όριο.`,
      tr: `Gönderi kabul edilmedi: dosyaların toplamı sınır olan ${MAX_MEGABYTES} MB’tan büyük.`,
      en: `The upload was refused: its files together are larger than ${MAX_MEGABYTES} MB, which is the limit.`,
    },
  };
}

export function tooManyPixels(name: string, megapixels: number): Refusal {
  const has = Math.ceil(megapixels);
  return {
    code: 'picture-too-large',
    says: {
      el: `Η εικόνα «${name}» δεν έγινε δεκτή: έχει ${has} εκατομμύρια εικονοστοιχεία και το όριο είναι ${MAX_MEGAPIXELS}· μικρύνετέ την πρώτα.`,
      tr: `“${name}” resmi kabul edilmedi: ${has} milyon piksel içeriyor, sınır ${MAX_MEGAPIXELS} milyon; önce küçültün.`,
      en: `The picture “${name}” was refused: it has ${has} million pixels and the limit is ${MAX_MEGAPIXELS} million; make it smaller first.`,
    },
  };
}

/** A replacement keeps the address of the file it replaces, and so must be what the address says. */
export function otherKind(name: string, ext: string): Refusal {
  return {
    code: 'file-of-another-kind',
    says: {
      el: `Το «${name}» δεν μπορεί να μπει στη θέση αρχείου ${ext}: η διεύθυνση μένει η ίδια, άρα και ο τύπος. Ανεβάστε το ως νέο αρχείο.`,
      tr: `“${name}”, bir ${ext} dosyasının yerine konamaz: adres aynı kalır, bu yüzden tür de aynı kalmalı. Yeni dosya olarak yükleyin.`,
      en: `“${name}” cannot take the place of a ${ext} file: the address stays, and so must the type. Upload it as a new file.`,
    },
  };
}

export function noUploadHere(): Refusal {
  return {
    code: 'no-upload-here',
    says: {
      el: 'Εδώ δεν γίνονται δεκτά αρχεία· ανεβάστε τα από τη βιβλιοθήκη πολυμέσων ή στο /api/upload με κλειδί.',
      tr: 'Burada dosya kabul edilmez; ortam kitaplığından ya da anahtarla /api/upload adresine yükleyin.',
      en: 'No files are taken here; upload them in the media library, or with a token at /api/upload.',
    },
  };
}

const NOT_FETCHED = {
  address: { el: 'η διεύθυνση δεν είναι σωστή', tr: 'adres doğru değil', en: 'the address is not a proper one' },
  inside: {
    el: 'η διεύθυνση οδηγεί μέσα στο δίκτυο του διακομιστή',
    tr: 'adres sunucunun kendi ağına götürüyor',
    en: 'the address leads into the network of the server',
  },
  'no-answer': { el: 'η σελίδα δεν απαντά', tr: 'sayfa yanıt vermiyor', en: 'the site does not answer' },
  'too-large': {
    el: `το αρχείο είναι μεγαλύτερο από ${MAX_MEGABYTES} MB`,
    tr: `dosya ${MAX_MEGABYTES} MB’tan büyük`,
    en: `the file is larger than ${MAX_MEGABYTES} MB`,
  },
} satisfies Record<string, Sentence>;

export function notFetched(url: string, why: keyof typeof NOT_FETCHED): Refusal {
  const shown = url.slice(0, 200);
  const since = NOT_FETCHED[why];
  return {
    code: `not-fetched-${why}`,
    says: {
      el: `Το αρχείο από «${shown}» δεν ήρθε: ${since.el}. Κατεβάστε το και ανεβάστε το από τον υπολογιστή σας.`,
      tr: `“${shown}” adresindeki dosya alınamadı: ${since.tr}. İndirin ve bilgisayarınızdan yükleyin.`,
      en: `The file from “${shown}” was not fetched: ${since.en}. Download it and upload it from your computer.`,
    },
  };
}

/** The form in which content of this kind is kept under this name; nothing when the name makes something else of a text. */
export function formFor(kind: Kind, name: string): Form | undefined {
  const ext = extensionOf(name);
  const own = formsOf(kind).find((form) => form.ext === ext);
  if (own) return own;
  return kind === 'text' && ext !== '' ? undefined : formsOf(kind)[0];
}

/** The name as it is shown: without what no file system or screen takes well, and with the extension that the content has. */
export function properName(name: string, { ext }: Form): string {
  const clean = name
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const base = extensionOf(clean) === ext ? clean.slice(0, -ext.length) : clean;
  return `${base.slice(0, 200).replace(/^[. ]+|[. ]+$/g, '') || 'file'}${ext}`;
}

/** The end of a name from its last full stop on, when letters and digits follow it. */
export function extensionOf(name: string): string {
  return /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0].toLowerCase() ?? '';
}

export function noSuchEvent(): Refusal {
  return {
    code: 'no-such-event',
    field: 'event',
    says: {
      el: 'Στο πεδίο «Εκδήλωση» δίνεται εγγραφή που δεν υπάρχει. Διαλέξτε εκδήλωση από τη λίστα ή αφήστε το κενό.',
      tr: '“Etkinlik” alanında var olmayan bir kayıt verildi. Listeden bir etkinlik seçin ya da alanı boş bırakın.',
      en: 'The field “Event” names an entry that does not exist. Choose an event from the list, or leave it empty.',
    },
  };
}
