import type { Refusal, Sentence } from '../../../../office/refusal';
import type { Field } from './field';
import { labelOf } from './head';

type Told = (label: string) => string;
const of = (code: string, field: Pick<Field, 'uid' | 'label'>, path: string, says: Record<keyof Sentence, Told>): Refusal => {
  const label = labelOf(field);
  return { code, field: path, says: { el: says.el(label.el), tr: says.tr(label.tr), en: says.en(label.en) } };
};
type Says = (field: Field, path: string) => Refusal;

export const missing: Says = (field, path) =>
  of('field-missing', field, path, {
    el: (label) => `Συμπληρώστε το πεδίο «${label}».`,
    tr: (label) => `“${label}” alanını doldurun.`,
    en: (label) => `Fill in “${label}”.`,
  });

export const unreadable: Says = (field, path) =>
  of('field-unreadable', field, path, {
    el: (label) => `Το πεδίο «${label}» δεν διαβάζεται· συμπληρώστε το ξανά.`,
    tr: (label) => `“${label}” alanı okunamıyor; yeniden doldurun.`,
    en: (label) => `“${label}” cannot be read; fill it in again.`,
  });

export function tooLong(field: Field, path: string, length: number): Refusal {
  const most = field.maxLength ?? 0;
  return of('too-long', field, path, {
    el: (label) => `Το πεδίο «${label}» χωράει ${most} χαρακτήρες· έχει ${length}.`,
    tr: (label) => `“${label}” en çok ${most} karakter alır; ${length} var.`,
    en: (label) => `“${label}” holds ${most} characters; there are ${length}.`,
  });
}

export const noWholeNumber: Says = (field, path) =>
  of('no-whole-number', field, path, {
    el: (label) => `Στο πεδίο «${label}» γράψτε ακέραιο αριθμό, μόνο ψηφία.`,
    tr: (label) => `“${label}” alanına yalnızca rakamlardan oluşan bir tam sayı yazın.`,
    en: (label) => `Write a whole number in “${label}”, digits only.`,
  });

export const noNumber: Says = (field, path) =>
  of('no-number', field, path, {
    el: (label) => `Στο πεδίο «${label}» γράψτε αριθμό, όπως 1234,56.`,
    tr: (label) => `“${label}” alanına 1234,56 gibi bir sayı yazın.`,
    en: (label) => `Write a number in “${label}”, such as 1234,56.`,
  });

export function ambiguousAmount(field: Field, path: string, text: string): Refusal {
  return of('ambiguous-number', field, path, {
    el: (label) =>
      `Στο πεδίο «${label}» το ${text} διαβάζεται με δύο τρόπους· γράψτε ${text.replace('.', '')} ή ${text.replace('.', ',')}.`,
    tr: (label) =>
      `“${label}” alanındaki ${text} iki türlü okunur; ${text.replace('.', '')} ya da ${text.replace('.', ',')} yazın.`,
    en: (label) => `In “${label}”, ${text} can be read in two ways; write ${text.replace('.', '')} or ${text.replace('.', ',')}.`,
  });
}

export const noAddress: Says = (field, path) =>
  of('no-address', field, path, {
    el: (label) => `Στο πεδίο «${label}» γράψτε μία διεύθυνση e-mail σε κάθε γραμμή.`,
    tr: (label) => `“${label}” alanında her satıra bir e-posta adresi yazın.`,
    en: (label) => `Write one e-mail address in each line of “${label}”.`,
  });

export const noDate: Says = (field, path) =>
  of('no-date', field, path, {
    el: (label) => `Στο πεδίο «${label}» δώστε ημερομηνία που υπάρχει.`,
    tr: (label) => `“${label}” alanına var olan bir tarih girin.`,
    en: (label) => `Give a date that exists in “${label}”.`,
  });

export const farDate: Says = (field, path) =>
  of('far-date', field, path, {
    el: (label) => `Το πεδίο «${label}» απέχει πολύ από σήμερα· ελέγξτε το έτος.`,
    tr: (label) => `“${label}” bugünden çok uzak; yılı denetleyin.`,
    en: (label) => `“${label}” is far from today; check the year.`,
  });

export const noAda: Says = (field, path) =>
  of('no-ada', field, path, {
    el: (label) => `Στο πεδίο «${label}» γράψτε έναν ΑΔΑ, όπως 6ΩΨ9ΩΡΦ-Α1Β.`,
    tr: (label) => `“${label}” alanına 6ΩΨ9ΩΡΦ-Α1Β gibi bir ΑΔΑ yazın.`,
    en: (label) => `Write an ΑΔΑ in “${label}”, such as 6ΩΨ9ΩΡΦ-Α1Β.`,
  });

export const noTaxNumber: Says = (field, path) =>
  of('no-tax-number', field, path, {
    el: (label) => `Ο ΑΦΜ στο πεδίο «${label}» δεν είναι σωστός: εννέα ψηφία, με το σωστό ψηφίο ελέγχου.`,
    tr: (label) => `“${label}” alanındaki vergi numarası yanlış: denetim basamağı doğru dokuz rakam olmalı.`,
    en: (label) => `The tax number in “${label}” is wrong: nine digits, of which the last checks the others.`,
  });

export const notInList: Says = (field, path) =>
  of('not-in-list', field, path, {
    el: (label) => `Η τιμή στο πεδίο «${label}» δεν υπάρχει στον κατάλογο της Διαύγειας· διαλέξτε άλλη.`,
    tr: (label) => `“${label}” alanındaki değer Diavgeia listesinde yok; başkasını seçin.`,
    en: (label) => `The value of “${label}” is not in Diavgeia’s list; choose another.`,
  });

const FILES = { document: { uid: 'document', label: null }, attachments: { uid: 'attachments', label: null } };

export function noDocument(): Refusal {
  return of('document-missing', FILES.document, 'document', {
    el: () => 'Προσθέστε το έγγραφο σε PDF.',
    tr: () => 'Belgeyi PDF olarak ekleyin.',
    en: () => 'Add the document as a PDF.',
  });
}

export function noChange(): Refusal {
  return of('nothing-changes', FILES.attachments, 'attachments', {
    el: () => 'Προσθέστε ή αφαιρέστε τουλάχιστον ένα συνημμένο.',
    tr: () => 'En az bir ek ekleyin ya da kaldırın.',
    en: () => 'Add or remove at least one attachment.',
  });
}

export function noDescription(file: string, id: string): Refusal {
  return of('description-missing', FILES.attachments, `attachments.${id}`, {
    el: () => `Γράψτε μια περιγραφή για το συνημμένο «${file}».`,
    tr: () => `“${file}” eki için bir açıklama yazın.`,
    en: () => `Write a description of the attachment “${file}”.`,
  });
}

export function notPdf(file: string): Refusal {
  return of('no-pdf', FILES.document, 'document', {
    el: () => `Το αρχείο «${file}» δεν είναι PDF, ό,τι κι αν λέει το όνομά του.`,
    tr: () => `Adı ne derse desin, “${file}” bir PDF değil.`,
    en: () => `“${file}” is no PDF, whatever its name says.`,
  });
}

export function brokenPdf(file: string): Refusal {
  return of('pdf-cut-off', FILES.document, 'document', {
    el: () => `Το PDF «${file}» είναι κομμένο: λείπει το τέλος του. Αποθηκεύστε το ξανά.`,
    tr: () => `“${file}” adlı PDF yarım: sonu eksik. Yeniden kaydedin.`,
    en: () => `The PDF “${file}” is cut off: its end is missing. Save it again.`,
  });
}

export function emptyFile(file: string): Refusal {
  return of('file-empty', FILES.attachments, 'attachments', {
    el: () => `Το αρχείο «${file}» είναι κενό.`,
    tr: () => `“${file}” dosyası boş.`,
    en: () => `The file “${file}” is empty.`,
  });
}

export function tooLarge(megabytes: number): Refusal {
  return of('file-too-large', FILES.attachments, 'attachments', {
    el: () => `Ένα αρχείο έχει το πολύ ${megabytes} MB.`,
    tr: () => `Bir dosya en çok ${megabytes} MB olabilir.`,
    en: () => `A file has ${megabytes} MB at most.`,
  });
}

export function tooManyFiles(most: number): Refusal {
  return of('too-many-files', FILES.attachments, 'attachments', {
    el: () => `Μια ανάρτηση έχει το πολύ ${most} συνημμένα.`,
    tr: () => `Bir yayımlamada en çok ${most} ek olabilir.`,
    en: () => `A posting has ${most} attachments at most.`,
  });
}
