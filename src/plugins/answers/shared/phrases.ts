import type { Sentence } from '../../../office/refusal';

/** What was heard of a mistake and what the office says instead; `field` is where the mistake is, as far as it is known. */
export type Phrase = { heard: RegExp; says: (found: { field: string; words: string[] }) => Sentence };

export const on = (heard: RegExp, says: Phrase['says']): Phrase => ({ heard, says });

const missing: Phrase['says'] = ({ field, words }) => ({
  el: `Το πεδίο «${field || words[0]}» είναι υποχρεωτικό. Συμπληρώστε το.`,
  tr: `“${field || words[0]}” alanı zorunlu. Doldurun.`,
  en: `The field “${field || words[0]}” is required. Fill it in.`,
});

const broken: Phrase['says'] = ({ field }) => ({
  el: `Το κείμενο «${field}» έχει ενότητα που ο συντάκτης κειμένου δεν γνωρίζει. Γράψτε την ξανά ή αφαιρέστε την.`,
  tr: `“${field}” metninde düzenleyicinin tanımadığı bir blok var. Yeniden yazın ya da çıkarın.`,
  en: `The text “${field}” holds a block that the editor does not know. Write it anew or take it out.`,
});

const absent: Phrase['says'] = ({ field, words: [document, language] }) => ({
  el: `Η σχέση${field && ` «${field}»`} δείχνει στο έγγραφο «${document}», που δεν υπάρχει${language ? ` στη γλώσσα ${language}` : ''}. Διορθώστε το ή μεταφράστε πρώτα εκείνο.`,
  tr: `${field ? `“${field}” ilişkisi` : 'İlişki'}, ${language ? `${language} dilinde ` : ''}var olmayan “${document}” belgesini gösteriyor. Düzeltin ya da önce onu çevirin.`,
  en: `${field ? `The relation “${field}”` : 'A relation'} points to the document “${document}”, which does not exist${language ? ` in the language ${language}` : ''}. Correct it, or translate that one first.`,
});

/** What Strapi's validation says of the values of an entry. */
export const VALUES: readonly Phrase[] = [
  on(/^(\S+) must be at most (\d+) characters/, ({ field, words: [name, most] }) => ({
    el: `Το πεδίο «${field || name}» χωρά έως ${most} χαρακτήρες. Συντομεύστε το κείμενο.`,
    tr: `“${field || name}” alanı en çok ${most} karakter alır. Metni kısaltın.`,
    en: `The field “${field || name}” takes at most ${most} characters. Shorten the text.`,
  })),
  on(/^(\S+) must be at least 1 characters/, missing),
  on(/^(\S+) must be at least (\d+) characters/, ({ field, words: [name, least] }) => ({
    el: `Το πεδίο «${field || name}» θέλει τουλάχιστον ${least} χαρακτήρες.`,
    tr: `“${field || name}” alanı en az ${least} karakter ister.`,
    en: `The field “${field || name}” needs at least ${least} characters.`,
  })),
  on(/^(\S+) must be a `\w+` type, but the final value was: `(?:null|undefined)`\.?$/, missing),
  on(/^(\S+) (?:must be defined|cannot be null|is a required field|cannot be empty)/, missing),
  on(/^(?:this|(\S+)) must be a `(\w+)` type/, ({ field, words: [name, type] }) => ({
    el: `Το «${field || name || 'data'}» θέλει τιμή τύπου ${type}.`,
    tr: `“${field || name || 'data'}” ${type} türünde bir değer ister.`,
    en: `“${field || name || 'data'}” needs a value of the type ${type}.`,
  })),
  on(/^(\S+) must be one of the following values: (.*?)(?:, )?$/, ({ field, words: [name, values] }) => ({
    el: `Το πεδίο «${field || name}» παίρνει μόνο μία από τις τιμές: ${values}.`,
    tr: `“${field || name}” alanı yalnızca şu değerlerden birini alır: ${values}.`,
    en: `The field “${field || name}” takes only one of these values: ${values}.`,
  })),
  on(/^(\S+) must be (?:an integer|a valid integer)/, ({ field, words: [name] }) => ({
    el: `Το πεδίο «${field || name}» θέλει ακέραιο αριθμό.`,
    tr: `“${field || name}” alanı tam sayı ister.`,
    en: `The field “${field || name}” needs a whole number.`,
  })),
  on(/^(\S+) must be a finite number/, ({ field, words: [name] }) => ({
    el: `Το πεδίο «${field || name}» θέλει αριθμό.`,
    tr: `“${field || name}” alanı sayı ister.`,
    en: `The field “${field || name}” needs a number.`,
  })),
  on(/^(\S+) must be greater than or equal to (\S+)/, ({ field, words: [name, least] }) => ({
    el: `Το πεδίο «${field || name}» θέλει αριθμό από ${least} και πάνω.`,
    tr: `“${field || name}” alanı ${least} ya da daha büyük bir sayı ister.`,
    en: `The field “${field || name}” needs a number of at least ${least}.`,
  })),
  on(/^(\S+) must be less than or equal to (\S+)/, ({ field, words: [name, most] }) => ({
    el: `Το πεδίο «${field || name}» θέλει αριθμό έως ${most}.`,
    tr: `“${field || name}” alanı en çok ${most} olan bir sayı ister.`,
    en: `The field “${field || name}” needs a number of at most ${most}.`,
  })),
  on(/^(\S+) must be a valid email/, ({ field, words: [name] }) => ({
    el: `Το πεδίο «${field || name}» θέλει διεύθυνση e-mail, π.χ. onoma@dimos.example.`,
    tr: `“${field || name}” alanı bir e-posta adresi ister, örn. ad@belediye.example.`,
    en: `The field “${field || name}” needs an e-mail address such as name@town.example.`,
  })),
  on(/^(\S+) must match the following/, ({ field, words: [name] }) => ({
    el: `Το πεδίο «${field || name}» δεν έχει τη σωστή μορφή. Διορθώστε το.`,
    tr: `“${field || name}” alanının biçimi doğru değil. Düzeltin.`,
    en: `The field “${field || name}” does not have the right form. Correct it.`,
  })),
  on(/^This attribute must be unique/, ({ field }) => ({
    el: `Την τιμή του πεδίου «${field}» την έχει ήδη άλλη εγγραφή. Δώστε άλλη.`,
    tr: `“${field}” alanındaki değer başka bir kayıtta zaten var. Başka bir değer verin.`,
    en: `Another entry already has this value of the field “${field}”. Give another.`,
  })),
  on(/^(?:Block node|Inline node|Text must be defined|Please specify a valid link|.* node )/, broken),
  on(/^Document with id "([^"]*)"(?:, locale "([^"]*)")? not found/, absent),
  on(/^\d+ relation\(s\) of type \S+?\.([\w-]+) associated with this entity do not exist/, ({ words: [type] }) => ({
    el: `Η σχέση προς «${type}» δείχνει σε εγγραφή που δεν υπάρχει. Διορθώστε το id ή αφαιρέστε το.`,
    tr: `“${type}” ilişkisi var olmayan bir kaydı gösteriyor. id değerini düzeltin ya da çıkarın.`,
    en: `A relation to “${type}” points to an entry that does not exist. Correct the id or leave it out.`,
  })),
  on(/^Invalid relations$/, () => ({
    el: 'Μια σχέση δεν διαβάζεται. Γράψτε το documentId της εγγραφής ή { "connect": ["documentId"] }.',
    tr: 'Bir ilişki okunamıyor. Kaydın documentId değerini ya da { "connect": ["documentId"] } yazın.',
    en: 'A relation cannot be read. Write the entry’s documentId, or { "connect": ["documentId"] }.',
  })),
  on(/^(?:Missing "data" payload in the request body|Invalid payload submitted)/, () => ({
    el: 'Το αίτημα δεν έχει αντικείμενο data. Στείλτε JSON της μορφής { "data": { … } } με Content-Type: application/json.',
    tr: 'İstekte data nesnesi yok. Content-Type: application/json ile { "data": { … } } biçiminde JSON gönderin.',
    en: 'The request has no data object. Send JSON of the form { "data": { … } } with Content-Type: application/json.',
  })),
];

/** What Strapi says of a question, or of the names in a body. */
export const QUERIES: readonly Phrase[] = [
  on(/^Invalid key ?(\S*)/, ({ field, words: [name] }) => ({
    el: `Το «${field || name}» δεν υπάρχει εδώ ή δεν είναι δημόσιο. Διορθώστε το όνομα ή αφαιρέστε το.`,
    tr: `“${field || name}” burada yok ya da herkese açık değil. Adı düzeltin ya da çıkarın.`,
    en: `“${field || name}” does not exist here or is not public. Correct the name or leave it out.`,
  })),
  // What zod says of a parameter that the office added to the API's own.
  on(/^\[\s*\{\s*"code": "/, ({ field }) => ({
    el: `Η παράμετρος «${field}» δεν έχει τη σωστή μορφή. Διορθώστε την ή αφαιρέστε την.`,
    tr: `“${field}” parametresinin biçimi doğru değil. Düzeltin ya da çıkarın.`,
    en: `The parameter “${field}” does not have the right form. Correct it or leave it out.`,
  })),
  on(/^Invalid locale param (\S+) provided/, ({ words: [locale] }) => ({
    el: `Μια εγγραφή γράφεται σε μία γλώσσα κάθε φορά, όχι σε «${locale}». Γράψτε π.χ. locale=el.`,
    tr: `Bir kayıt her seferinde tek dilde yazılır, “${locale}” dilinde değil. Örn. locale=el yazın.`,
    en: `An entry is written in one language at a time, not in “${locale}”. Write for example locale=el.`,
  })),
  on(/^This locale doesn't exist$/, () => ({
    el: 'Η γλώσσα αυτή δεν υπάρχει εδώ. Διαλέξτε μία από τις γλώσσες του γραφείου.',
    tr: 'Bu dil burada yok. Büronun dillerinden birini seçin.',
    en: 'There is no such language here. Choose one of the office’s languages.',
  })),
  on(/^(?:Invalid pagination parameters|Cannot use both page & offset pagination)/, () => ({
    el: 'Η σελιδοποίηση γίνεται ή με page και pageSize ή με start και limit, όχι και με τα δύο.',
    tr: 'Sayfalama ya page ve pageSize ile ya da start ve limit ile yapılır, ikisiyle birden değil.',
    en: 'Pages are asked for by page and pageSize, or by start and limit, not by both.',
  })),
  on(/^Invalid order\./, () => ({
    el: 'Η σειρά του sort είναι asc ή desc, π.χ. sort=title:asc.',
    tr: 'sort sırası asc ya da desc olur, örn. sort=title:asc.',
    en: 'The order of sort is asc or desc, as in sort=title:asc.',
  })),
  on(/^Invalid value for '(\w+)'\. Expected one of: (.*)\.$/, ({ words: [name, values] }) => ({
    el: `Το «${name}» παίρνει μόνο μία από τις τιμές: ${values}.`,
    tr: `“${name}” yalnızca şu değerlerden birini alır: ${values}.`,
    en: `“${name}” takes only one of these values: ${values}.`,
  })),
  on(/^Invalid (\w+) (?:parameter|param|query)\b/, ({ words: [name] }) => ({
    el: `Η παράμετρος «${name}» δεν διαβάζεται. Δείτε τη μορφή της στο /api/openapi.json.`,
    tr: `“${name}” parametresi okunamıyor. Biçimi için /api/openapi.json sayfasına bakın.`,
    en: `The parameter “${name}” cannot be read. See its form in /api/openapi.json.`,
  })),
  on(/^Invalid format, expected|^Invalid (?:date|time)\b/, () => ({
    el: 'Μια ημερομηνία δεν διαβάζεται. Γράψτε τη π.χ. 2026-05-31T10:00:00Z.',
    tr: 'Bir tarih okunamıyor. Örn. 2026-05-31T10:00:00Z biçiminde yazın.',
    en: 'A date cannot be read. Write it for example 2026-05-31T10:00:00Z.',
  })),
];

/** What the door itself says: bodies that cannot be read, callers who may not come in, addresses where nothing is. */
export const HTTP: readonly Phrase[] = [
  on(/^body over (.+)$/, ({ words: [most] }) => ({
    el: `Το σώμα του αιτήματος χωρά έως ${most}. Στείλτε λιγότερα κάθε φορά.`,
    tr: `İstek gövdesi en çok ${most} olabilir. Her seferinde daha azını gönderin.`,
    en: `The body of a request holds at most ${most}. Send less at a time.`,
  })),
  on(/^broken body: (.*)$/s, ({ words: [reason] }) => ({
    el: `Το σώμα του αιτήματος δεν είναι έγκυρο JSON (${reason}). Διορθώστε το.`,
    tr: `İstek gövdesi geçerli JSON değil (${reason}). Düzeltin.`,
    en: `The body of the request is not valid JSON (${reason}). Correct it.`,
  })),
  on(/^failed to decode/, () => ({
    el: 'Η διεύθυνση έχει λανθασμένη κωδικοποίηση με %. Διορθώστε την.',
    tr: 'Adresteki % kodlaması hatalı. Düzeltin.',
    en: 'The address has a faulty %-encoding. Correct it.',
  })),
  on(/^Missing or invalid credentials$/, () => ({
    el: 'Το διακριτικό (token) λείπει, είναι λάθος ή έληξε. Φτιάξτε νέο στις Ρυθμίσεις → API Tokens.',
    tr: 'Erişim anahtarı (token) eksik, yanlış ya da süresi dolmuş. Ayarlar → API Tokens bölümünden yenisini oluşturun.',
    en: 'Missing or invalid credentials: the token is absent, wrong or expired. Make a new one in Settings → API Tokens.',
  })),
  on(/^Invalid credentials$/, () => ({
    el: 'Το e-mail ή ο κωδικός δεν είναι σωστά.',
    tr: 'E-posta ya da parola yanlış.',
    en: 'Invalid credentials: the e-mail or the password is not right.',
  })),
  on(/^Malicious Path$/, () => ({
    el: 'Η διεύθυνση οδηγεί έξω από τον φάκελο των αρχείων. Διορθώστε την.',
    tr: 'Adres dosya klasörünün dışına çıkıyor. Düzeltin.',
    en: 'The address leads out of the folder of files. Correct it.',
  })),
  on(/^(?:Forbidden(?: access)?|Policy Failed)$/, () => ({
    el: 'Ο καλών δεν έχει αυτό το δικαίωμα. Ζητήστε το από τον διαχειριστή ή καλέστε με token που το έχει.',
    tr: 'Çağıranın buna yetkisi yok. Yöneticiden yetki isteyin ya da yetkili bir token ile çağırın.',
    en: 'Forbidden: the caller does not have this right. Ask the administrator for it, or call with a token that has it.',
  })),
  on(/^Not Found$/, () => ({
    el: 'Δεν υπάρχει τίποτα σε αυτή τη διεύθυνση. Ελέγξτε το documentId, τη γλώσσα και τη διαδρομή.',
    tr: 'Bu adreste bir şey yok. documentId, dil ve yolu denetleyin.',
    en: 'Nothing is found at this address. Check the documentId, the language and the path.',
  })),
  on(/^Method Not Allowed$/, () => ({
    el: 'Η διεύθυνση δεν δέχεται αυτή τη μέθοδο. Δείτε ποιες δέχεται στην κεφαλίδα Allow.',
    tr: 'Bu adres bu yöntemi kabul etmiyor. Kabul ettikleri Allow başlığında yazılı.',
    en: 'This address does not take this method. The Allow header names those that it takes.',
  })),
];

/** What PostgreSQL says when a value does not fit where it was sent. */
export const DATABASE: readonly Phrase[] = [
  on(/^taken: (.*?) = (.*)$/s, ({ words: [field, value] }) => ({
    el: `Η τιμή «${value}» του πεδίου «${field}» ανήκει ήδη σε άλλη εγγραφή. Δώστε άλλη.`,
    tr: `“${field}” alanındaki “${value}” değeri başka bir kayda ait. Başka bir değer verin.`,
    en: `The value “${value}” of the field “${field}” already belongs to another entry. Give another.`,
  })),
  on(/^misfit: (.*)$/s, ({ words: [value] }) => ({
    el: `Μια τιμή δεν χωρά στο πεδίο της${value ? ` («${value}»)` : ''}. Διορθώστε την.`,
    tr: `Bir değer alanına sığmıyor${value ? ` (“${value}”)` : ''}. Düzeltin.`,
    en: `A value does not fit its field${value ? ` (“${value}”)` : ''}. Correct it.`,
  })),
];
