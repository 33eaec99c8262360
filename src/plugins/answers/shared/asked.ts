import type { Refusal, Sentence } from '../../../office/refusal';
import { ASKED_LABELS } from './asked-labels';
import { written } from './sentences';

/** What zod found wrong, as far as it is looked at here. */
export type Issue = {
  code: string;
  path: PropertyKey[];
  expected?: string;
  format?: string;
  origin?: string;
  maximum?: number | bigint;
  minimum?: number | bigint;
  inclusive?: boolean;
  values?: unknown[];
  keys?: string[];
  errors?: Issue[][];
  /** What a rule of our own says of itself. */
  params?: { says?: Sentence };
};
type Asked = { issues: Issue[]; given: unknown; fields: string[] };
type Says = (issue: Issue, name: Sentence) => Sentence;

/** What is wrong with the fields that an address of the office was sent, each by its label and with the way to mend it. */
export function refusalsToAsked({ issues, given, fields }: Asked): Refusal[] {
  return issues.map((issue) => refusalTo(issue, { given, fields }));
}

function refusalTo(issue: Issue, { given, fields }: Omit<Asked, 'issues'>): Refusal {
  const inner = issue.code === 'invalid_union' ? issue.errors?.[0]?.[0] : undefined;
  if (inner) return refusalTo({ ...inner, path: [...issue.path, ...inner.path] }, { given, fields });
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') return { code: 'unknown-field', says: unknown(issue.keys ?? [], fields) };
  if (path.length === 0) return { code: 'not-an-object', says: noObject(fields) };
  const field = written(path);
  const name = nameOf(path);
  if (issue.params?.says) return { code: 'misfit', field, says: issue.params.says };
  const isMissing = valueAt(given, issue.path) === undefined;
  return {
    code: isMissing ? 'missing' : 'misfit',
    field,
    says: (isMissing ? missing : (SAYS[issue.code] ?? misshaped))(issue, name),
  };
}

const SAYS: Record<string, Says> = {
  invalid_type: ({ expected = '', format }, name) =>
    (TYPES[format ?? expected] ?? TYPES[expected] ?? misshaped)({} as Issue, name),
  invalid_format: (issue, name) => (FORMATS[issue.format ?? ''] ?? misshaped)(issue, name),
  invalid_value: ({ values = [] }, name) => ({
    el: `Το πεδίο «${name.el}» παίρνει μόνο μία από τις τιμές: ${values.join(', ')}.`,
    tr: `“${name.tr}” alanı yalnızca şu değerlerden birini alır: ${values.join(', ')}.`,
    en: `The field “${name.en}” takes only one of these values: ${values.join(', ')}.`,
  }),
  too_big: ({ origin, maximum }, name) =>
    origin === 'string'
      ? {
          el: `Το πεδίο «${name.el}» χωρά έως ${maximum} χαρακτήρες. Συντομεύστε το.`,
          tr: `“${name.tr}” alanı en çok ${maximum} karakter alır. Kısaltın.`,
          en: `The field “${name.en}” takes at most ${maximum} characters. Shorten it.`,
        }
      : {
          el: `Το πεδίο «${name.el}» φτάνει έως ${maximum}. Δώστε λιγότερα.`,
          tr: `“${name.tr}” alanı en çok ${maximum} olur. Daha küçük bir değer verin.`,
          en: `The field “${name.en}” goes up to ${maximum}. Give less.`,
        },
  too_small: (issue, name) => {
    const { origin, minimum = 0, inclusive = true } = issue;
    if (origin === 'string') return Number(minimum) <= 1 ? missing(issue, name) : short(minimum, name);
    const least = inclusive ? Number(minimum) : Number(minimum) + 1;
    return {
      el: `Το πεδίο «${name.el}» θέλει αριθμό από ${least} και πάνω.`,
      tr: `“${name.tr}” alanı ${least} ya da daha büyük bir sayı ister.`,
      en: `The field “${name.en}” needs a number of at least ${least}.`,
    };
  },
};

const wholeNumber: Says = (_issue, name) => ({
  el: `Το πεδίο «${name.el}» θέλει ακέραιο αριθμό. Γράψτε τον με ψηφία.`,
  tr: `“${name.tr}” alanı tam sayı ister. Rakamla yazın.`,
  en: `The field “${name.en}” needs a whole number. Write it in digits.`,
});

const TYPES: Record<string, Says> = {
  string: (_issue, name) => ({
    el: `Το πεδίο «${name.el}» θέλει ένα κείμενο, μία φορά.`,
    tr: `“${name.tr}” alanı bir kez yazılan bir metin ister.`,
    en: `The field “${name.en}” needs one text, given once.`,
  }),
  number: wholeNumber,
  int: wholeNumber,
  safeint: wholeNumber,
  boolean: (_issue, name) => ({
    el: `Το πεδίο «${name.el}» είναι ναι ή όχι: γράψτε true ή false.`,
    tr: `“${name.tr}” alanı evet ya da hayırdır: true ya da false yazın.`,
    en: `The field “${name.en}” is yes or no: write true or false.`,
  }),
};

const FORMATS: Record<string, Says> = {
  date: (_issue, name) => ({
    el: `Το πεδίο «${name.el}» θέλει ημέρα που υπάρχει, π.χ. 2026-12-31.`,
    tr: `“${name.tr}” alanı var olan bir gün ister, örn. 2026-12-31.`,
    en: `The field “${name.en}” needs a day that exists, such as 2026-12-31.`,
  }),
  datetime: (_issue, name) => ({
    el: `Το πεδίο «${name.el}» θέλει ημέρα ή στιγμή, π.χ. 2026-12-31 ή 2026-12-31T10:00:00+02:00.`,
    tr: `“${name.tr}” alanı bir gün ya da an ister, örn. 2026-12-31 ya da 2026-12-31T10:00:00+02:00.`,
    en: `The field “${name.en}” needs a day or an instant, such as 2026-12-31 or 2026-12-31T10:00:00+02:00.`,
  }),
  email: (_issue, name) => ({
    el: `Το πεδίο «${name.el}» θέλει διεύθυνση e-mail, π.χ. onoma@efimerida.example.`,
    tr: `“${name.tr}” alanı bir e-posta adresi ister, örn. ad@gazete.example.`,
    en: `The field “${name.en}” needs an e-mail address such as name@paper.example.`,
  }),
  url: (_issue, name) => ({
    el: `Το πεδίο «${name.el}» θέλει διεύθυνση ιστού, π.χ. https://www.dimos.example/nea.`,
    tr: `“${name.tr}” alanı bir web adresi ister, örn. https://www.belediye.example/haber.`,
    en: `The field “${name.en}” needs a web address such as https://www.town.example/news.`,
  }),
};

function misshaped(_issue: Issue, name: Sentence): Sentence {
  return {
    el: `Το πεδίο «${name.el}» δεν έχει τη σωστή μορφή. Διορθώστε το.`,
    tr: `“${name.tr}” alanının biçimi doğru değil. Düzeltin.`,
    en: `The field “${name.en}” does not have the right form. Correct it.`,
  };
}

function missing(_issue: Issue, name: Sentence): Sentence {
  return {
    el: `Το πεδίο «${name.el}» είναι υποχρεωτικό. Συμπληρώστε το.`,
    tr: `“${name.tr}” alanı zorunlu. Doldurun.`,
    en: `The field “${name.en}” is required. Fill it in.`,
  };
}

function short(least: number | bigint, name: Sentence): Sentence {
  return {
    el: `Το πεδίο «${name.el}» θέλει τουλάχιστον ${least} χαρακτήρες.`,
    tr: `“${name.tr}” alanı en az ${least} karakter ister.`,
    en: `The field “${name.en}” needs at least ${least} characters.`,
  };
}

function unknown(keys: string[], fields: string[]): Sentence {
  const [names, known] = [keys.map((key) => key.slice(0, 60)).join(', '), fields.join(', ')];
  return {
    el: `Δεν υπάρχει εδώ: ${names}. Αφαιρέστε το· γίνονται δεκτά: ${known}.`,
    tr: `Burada yok: ${names}. Çıkarın; kabul edilenler: ${known}.`,
    en: `There is no such field here: ${names}. Leave it out; these are taken: ${known}.`,
  };
}

function noObject(fields: string[]): Sentence {
  const known = fields.join(', ');
  return {
    el: `Στείλτε ένα αντικείμενο JSON με τα πεδία: ${known}.`,
    tr: `Şu alanlarla bir JSON nesnesi gönderin: ${known}.`,
    en: `Send a JSON object with the fields: ${known}.`,
  };
}

function nameOf(path: (string | number)[]): Sentence {
  const [first] = path;
  const known = ASKED_LABELS[String(first)];
  const rest = path.slice(1).filter((step) => typeof step === 'string');
  const called = (language: keyof Sentence) => [known?.[language] ?? String(first), ...rest].join(' › ');
  return { el: called('el'), tr: called('tr'), en: called('en') };
}

function valueAt(given: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step], given);
}
