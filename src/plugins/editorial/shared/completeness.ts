import { isPossiblePhoneNumber } from 'libphonenumber-js';
import { z } from 'zod';

import type { Refusal, Sentence } from '../../../office/refusal';
import { nodes, parts, type Text, type Value, wordsOf } from './text';

/** What the schema says of the fields of a type, so far as readers would miss them; `within`, what each part of a field must have. */
export type Shape = { required: string[]; rich: string[]; contacts: string[]; within: Record<string, string[]> };
/** Other entries that the text refers to and that readers could not follow. */
export type Unpublished = { field: string; title: string };
/** The body that speaks in a text. */
export type Issuer = { name: string; kind: string };
/** `untranslated` is the body that speaks in the other languages of the text and has no name in this one. */
type Judged = { text: Text; shape: Shape; unpublished: Unpublished[]; issuer?: Issuer | null; untranslated?: string | null };

/** The municipality and its own bodies speak; whoever else there is among the bodies is spoken of. */
const ISSUERS = ['municipality', 'legal-entity', 'municipal-company'];

const EMPTY_WORDS =
  /^(εδώ|κλικ( εδώ)?|πατήστε( εδώ)?|περισσότερα|διαβάστε περισσότερα|σύνδεσμος|here|click( here)?|more|read more|link|this|burada|buraya|tıklayın|buraya tıklayın|devamı|bağlantı)[.:!… ]*$/iu;
/** What a picture or a file is called by, for which there is a reason of its own. */
const DESCRIBED: Record<string, string> = { images: 'alt', attachments: 'title', documents: 'title' };
const FILE_NAME = /^[\w-]+\.(jpe?g|png|webp|gif|avif|tiff?|pdf|docx?|xlsx?|odt)$/i;

/** What readers would miss or stumble over; nothing means the text may go out. */
export function missingFrom({ text, shape, unpublished, issuer, untranslated }: Judged): Refusal[] {
  const { fields } = text;
  return [
    ...shape.required
      .filter((name) => isEmpty(fields[name]))
      .map((name) => (name === 'organization' && untranslated ? notTranslated(untranslated) : noField(name))),
    ...(issuer && !ISSUERS.includes(issuer.kind) ? [cannotIssue(issuer)] : []),
    ...Object.entries(shape.within).flatMap(([name, required]) => partFaults(name, { required, value: fields[name] })),
    ...parts(fields.images).flatMap((image, i) => (isDescribed(image.alt) ? [] : [noAlt(`images.${i}`, nameOf(image.file))])),
    ...shape.rich.flatMap((name) => richFaults(name, fields[name])),
    ...attachments(fields).flatMap(([place, attachment]) =>
      isDescribed(attachment.title) ? [] : [noAttachmentTitle(place, nameOf(attachment.file))],
    ),
    ...shape.contacts.flatMap((name) => parts(fields[name]).flatMap((contact) => contactFaults(name, contact))),
    ...unpublished.map(notPublicYet),
  ];
}

/** A draft may lack it, and its publication would fail, at an hour when nobody is there. */
function partFaults(name: string, { required, value }: { required: string[]; value: Value | undefined }): Refusal[] {
  const place = (i: number) => (Array.isArray(value) ? `${name}.${i}` : name);
  const asked = required.filter((one) => one !== DESCRIBED[name]);
  return parts(value).flatMap((part, i) => asked.filter((one) => isEmpty(part[one])).map((one) => noField(`${place(i)}.${one}`)));
}

function richFaults(name: string, value: Value | undefined): Refusal[] {
  return nodes(value).flatMap((node) => {
    const words = wordsOf(node).trim();
    if (node.type === 'heading') return words === '' ? [emptyHeading(name)] : [];
    if (node.type === 'link') return words === '' || EMPTY_WORDS.test(words) || isAddress(words) ? [poorLink(name, words)] : [];
    if (node.type !== 'image') return [];
    const { alternativeText, name: file } = parts(node.image)[0] ?? {};
    return isDescribed(alternativeText) ? [] : [noAlt(name, String(file ?? ''))];
  });
}

function contactFaults(name: string, { email, phone }: { [field: string]: Value }): Refusal[] {
  const isMail = isEmpty(email) || z.email().safeParse(email).success;
  const isPhone = isEmpty(phone) || isPhoneNumber(String(phone));
  return [...(isMail ? [] : [wrongMail(name, String(email))]), ...(isPhone ? [] : [wrongPhone(name, String(phone))])];
}

/** As offices write it: with an extension after a slash, in brackets or by its word, or several numbers beside each other. */
const EXTENSION = /\s*(?:[/,(-]|εσωτ(?:ερικό|\.)?|dahili|int\.?|ext\.?)\s*\d{1,5}\)?$/iu;

function isPhoneNumber(written: string): boolean {
  const several = written.split(/[,;]|\s\/\s/);
  return (
    isPossiblePhoneNumber(written, 'GR') ||
    isPossiblePhoneNumber(written.trim().replace(EXTENSION, ''), 'GR') ||
    (several.length > 1 && several.every(isPhoneNumber))
  );
}

function attachments(fields: Text['fields']) {
  return ['attachments', 'documents'].flatMap((name) =>
    parts(fields[name]).map((attachment, i) => [`${name}.${i}`, attachment] as const),
  );
}

/** Words of a person, not nothing and not the name of a file. */
function isDescribed(value: Value | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '' && !FILE_NAME.test(value.trim());
}

function isAddress(words: string): boolean {
  return /^(https?:\/\/|www\.)\S+$/i.test(words);
}

function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && (value.length === 0 || (value.some((v) => parts(v)[0]?.type) && wordsOf(value).trim() === ''));
}

function nameOf(file: Value | undefined): string {
  return String(parts(file)[0]?.name ?? '');
}

const FIELD_WORDS: Record<string, Sentence> = {
  title: { el: 'ο τίτλος', tr: 'başlık', en: 'the title' },
  summary: { el: 'η περίληψη', tr: 'özet', en: 'the summary' },
  body: { el: 'το κείμενο', tr: 'metin', en: 'the text' },
  organization: { el: 'ο φορέας που εκδίδει', tr: 'yayımlayan kurum', en: 'the issuing body' },
  kind: { el: 'το είδος', tr: 'tür', en: 'the kind' },
  startsAt: { el: 'η έναρξη', tr: 'başlangıç', en: 'the start' },
  opensAt: { el: 'η έναρξη της διαβούλευσης', tr: 'istişarenin başlangıcı', en: 'the opening' },
  closesAt: { el: 'η λήξη της διαβούλευσης', tr: 'istişarenin bitişi', en: 'the closing' },
};

function noField(name: string): Refusal {
  const word = FIELD_WORDS[name] ?? { el: `το πεδίο «${name}»`, tr: `“${name}” alanı`, en: `the field “${name}”` };
  return {
    code: 'field-missing',
    field: name,
    says: { el: `Λείπει ${word.el}.`, tr: `Eksik: ${word.tr}.`, en: `Missing: ${word.en}.` },
  };
}

function notTranslated(body: string): Refusal {
  return {
    code: 'body-not-translated',
    field: 'organization',
    says: {
      el: `Ο φορέας «${body}» δεν έχει όνομα σε αυτή τη γλώσσα. Μεταφράστε πρώτα τον φορέα.`,
      tr: `“${body}” kurumunun bu dilde adı yok. Önce kurumu çevirin.`,
      en: `The body “${body}” has no name in this language. Translate the body first.`,
    },
  };
}

function cannotIssue({ name }: Issuer): Refusal {
  return {
    code: 'cannot-issue',
    field: 'organization',
    says: {
      el: `Ο φορέας «${name}» δεν εκδίδει κείμενα του γραφείου. Διαλέξτε τον δήμο, νομικό του πρόσωπο ή δημοτική επιχείρηση.`,
      tr: `“${name}” büro adına yayın yapamaz. Belediyeyi, ona bağlı bir tüzel kişiyi ya da belediye şirketini seçin.`,
      en: `“${name}” does not issue the office’s texts. Choose the municipality, one of its legal entities or a municipal company.`,
    },
  };
}

function noAlt(field: string, file: string): Refusal {
  return {
    code: 'alt-missing',
    field,
    says: {
      el: `Η εικόνα «${file}» χρειάζεται περιγραφή για όσους δεν τη βλέπουν (εναλλακτικό κείμενο).`,
      tr: `“${file}” görselinin, göremeyenler için bir açıklaması (alternatif metin) olmalı.`,
      en: `The image “${file}” needs a description for those who cannot see it (alternative text).`,
    },
  };
}

function emptyHeading(field: string): Refusal {
  return {
    code: 'heading-empty',
    field,
    says: {
      el: 'Υπάρχει κενή επικεφαλίδα. Γράψτε την ή αφαιρέστε την.',
      tr: 'Boş bir ara başlık var. Yazın ya da kaldırın.',
      en: 'There is an empty heading. Write it or remove it.',
    },
  };
}

function poorLink(field: string, words: string): Refusal {
  return {
    code: 'link-says-nothing',
    field,
    says: {
      el: `Ο σύνδεσμος «${words}» δεν λέει πού οδηγεί. Γράψτε τι θα βρει ο αναγνώστης.`,
      tr: `“${words}” bağlantısı nereye gittiğini söylemiyor. Okurun ne bulacağını yazın.`,
      en: `The link “${words}” does not say where it leads. Write what readers will find there.`,
    },
  };
}

function noAttachmentTitle(field: string, file: string): Refusal {
  return {
    code: 'attachment-title-missing',
    field,
    says: {
      el: `Το συνημμένο «${file}» χρειάζεται τίτλο.`,
      tr: `“${file}” ekinin bir başlığı olmalı.`,
      en: `The attachment “${file}” needs a title.`,
    },
  };
}

function wrongMail(field: string, email: string): Refusal {
  return {
    code: 'contact-email-wrong',
    field: `${field}.email`,
    says: {
      el: `Το e-mail επικοινωνίας «${email}» δεν είναι σωστό.`,
      tr: `“${email}” iletişim e-postası doğru değil.`,
      en: `The contact’s e-mail “${email}” is not right.`,
    },
  };
}

function wrongPhone(field: string, phone: string): Refusal {
  return {
    code: 'contact-phone-wrong',
    field: `${field}.phone`,
    says: {
      el: `Το τηλέφωνο επικοινωνίας «${phone}» δεν είναι σωστό· γράψτε το όπως +30 2100 000 000, και εσωτερικό όπως / 115.`,
      tr: `“${phone}” iletişim telefonu doğru değil; +90 286 000 00 00 gibi, dahiliyi de / 115 gibi yazın.`,
      en: `The contact’s phone “${phone}” is not right; write it as +30 2100 000 000, and an extension as / 115.`,
    },
  };
}

function notPublicYet({ field, title }: Unpublished): Refusal {
  return {
    code: 'reference-not-public',
    field,
    says: {
      el: `Παραπέμπει στο «${title}», που δεν είναι δημόσιο σε αυτή τη γλώσσα. Δημοσιεύστε πρώτα εκείνο ή αφαιρέστε την παραπομπή.`,
      tr: `Bu dilde yayımda olmayan “${title}” kaydına gönderme var. Önce onu yayımlayın ya da göndermeyi kaldırın.`,
      en: `It refers to “${title}”, which is not public in this language. Publish that first or remove the reference.`,
    },
  };
}
