import type { Sentence } from '../../../office/refusal';

export type Form = { ext: string; mime: string };

/** A kind of content and the names it may go by; the first is the one it gets when it comes with a name of another kind. */
type Shape = { group: 'picture' | 'document' | 'text' | 'sound' | 'film'; forms: [Form, ...Form[]] };

const office = (what: string) => `application/vnd.openxmlformats-officedocument.${what}`;
const open = (what: string) => `application/vnd.oasis.opendocument.${what}`;

export const KINDS = {
  jpeg: { group: 'picture', forms: [form('.jpg', 'image/jpeg'), form('.jpeg', 'image/jpeg')] },
  png: { group: 'picture', forms: [form('.png', 'image/png')] },
  webp: { group: 'picture', forms: [form('.webp', 'image/webp')] },
  avif: { group: 'picture', forms: [form('.avif', 'image/avif')] },
  gif: { group: 'picture', forms: [form('.gif', 'image/gif')] },
  tiff: { group: 'picture', forms: [form('.tiff', 'image/tiff'), form('.tif', 'image/tiff')] },
  pdf: { group: 'document', forms: [form('.pdf', 'application/pdf')] },
  docx: { group: 'document', forms: [form('.docx', office('wordprocessingml.document'))] },
  xlsx: { group: 'document', forms: [form('.xlsx', office('spreadsheetml.sheet'))] },
  pptx: { group: 'document', forms: [form('.pptx', office('presentationml.presentation'))] },
  odt: { group: 'document', forms: [form('.odt', open('text'))] },
  ods: { group: 'document', forms: [form('.ods', open('spreadsheet'))] },
  odp: { group: 'document', forms: [form('.odp', open('presentation'))] },
  text: { group: 'text', forms: [form('.txt', 'text/plain'), form('.csv', 'text/csv')] },
  mp3: { group: 'sound', forms: [form('.mp3', 'audio/mpeg')] },
  wav: { group: 'sound', forms: [form('.wav', 'audio/wav')] },
  ogg: { group: 'sound', forms: [form('.ogg', 'audio/ogg')] },
  m4a: { group: 'sound', forms: [form('.m4a', 'audio/mp4')] },
  mp4: { group: 'film', forms: [form('.mp4', 'video/mp4'), form('.m4a', 'audio/mp4')] },
  webm: { group: 'film', forms: [form('.webm', 'video/webm')] },
  mov: { group: 'film', forms: [form('.mov', 'video/quicktime')] },
} as const satisfies Record<string, Shape>;

export type Kind = keyof typeof KINDS;

/** What the office does not take, as it is told to whoever brings it. */
export const UNWANTED = {
  empty: says('άδειο', 'boş', 'empty'),
  program: says('πρόγραμμα υπολογιστή', 'bilgisayar programı', 'a computer program'),
  script: says('κώδικας προγράμματος', 'program kodu', 'program code'),
  svg: says('εικόνα SVG, που μπορεί να περιέχει κώδικα', 'kod içerebilen bir SVG resmi', 'an SVG picture, which may carry code'),
  html: says('ιστοσελίδα (HTML)', 'web sayfası (HTML)', 'a web page (HTML)'),
  xml: says('αρχείο XML', 'XML dosyası', 'an XML file'),
  archive: says('συμπιεσμένο αρχείο', 'sıkıştırılmış arşiv', 'an archive'),
  macros: says('έγγραφο με μακροεντολές', 'makro içeren belge', 'a document with macros'),
  'old-office': says(
    'έγγραφο του παλιού Office ή κλειδωμένο με κωδικό (αποθηκεύστε το ως docx, xlsx ή pptx, χωρίς κωδικό)',
    'eski Office belgesi veya parolalı belge (docx, xlsx ya da pptx olarak, parolasız kaydedin)',
    'a document of old Office, or one locked by a password (save it as docx, xlsx or pptx without a password)',
  ),
  rtf: says('έγγραφο RTF (αποθηκεύστε το ως docx)', 'RTF belgesi (docx olarak kaydedin)', 'an RTF document (save it as docx)'),
  heic: says(
    'φωτογραφία HEIC (στείλτε την ως JPEG)',
    'HEIC fotoğrafı (JPEG olarak gönderin)',
    'a HEIC photograph (send it as JPEG)',
  ),
  picture: says('εικόνα άλλου τύπου', 'başka türde bir resim', 'a picture of another type'),
  media: says('ήχος ή βίντεο άλλου τύπου', 'başka türde ses ya da video', 'sound or video of another type'),
  'text-named-otherwise': says(
    'απλό κείμενο με κατάληξη που δεν είναι .txt ή .csv',
    'uzantısı .txt ya da .csv olmayan düz metin',
    'plain text whose name does not end in .txt or .csv',
  ),
  damaged: says('χαλασμένο ή μισό: δεν ανοίγει', 'bozuk ya da yarım: açılmıyor', 'damaged or cut short: it cannot be opened'),
  unknown: says('άγνωστου τύπου', 'bilinmeyen türde', 'of an unknown type'),
} as const satisfies Record<string, Sentence>;

export type Unwanted = keyof typeof UNWANTED;

export const isPicture = (kind: Kind): boolean => KINDS[kind].group === 'picture';

/** The kind of picture that is stored under this MIME type. */
export function pictureStoredAs(mime: string): Kind | undefined {
  return ALL.find((kind) => isPicture(kind) && formsOf(kind).some((f) => f.mime === mime));
}

export const formsOf = (kind: Kind): readonly [Form, ...Form[]] => KINDS[kind].forms;

const ALL = Object.keys(KINDS) as Kind[];

export const ALLOWED_MIMES: string[] = [...new Set(ALL.flatMap((kind) => formsOf(kind).map((f) => f.mime)))];

function form(ext: string, mime: string): Form {
  return { ext, mime };
}

function says(el: string, tr: string, en: string): Sentence {
  return { el, tr, en };
}
