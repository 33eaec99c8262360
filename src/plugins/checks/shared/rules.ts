import type { Refusal, Sentence } from '../../../office/refusal';
import { exceptionsIn } from './exceptions';
import { isRecurrence } from './recurrence';

/** An entry as it would stand after the write: values by field, dates as strings or Dates. */
export type Entry = Record<string, unknown>;
type Rule = (entry: Entry) => Refusal[];

/** What makes no sense in an entry, type by type. A type that is missing here has nothing to check beyond its schema. */
const RULES: Record<string, Rule[]> = {
  'api::press-release.press-release': [
    inOrder('issuedAt', 'expiresAt', {
      el: 'Η λήξη του δελτίου είναι πριν από την έκδοσή του. Διορθώστε μία από τις δύο ημερομηνίες.',
      tr: 'Bültenin bitiş tarihi yayım tarihinden önce. İki tarihten birini düzeltin.',
      en: 'The release expires before it is issued. Correct one of the two dates.',
    }),
  ],
  'api::event.event': [
    inOrder('startsAt', 'endsAt', {
      el: 'Η λήξη της εκδήλωσης είναι πριν από την έναρξή της. Διορθώστε μία από τις δύο ώρες.',
      tr: 'Etkinliğin bitişi başlangıcından önce. İki zamandan birini düzeltin.',
      en: 'The event ends before it starts. Correct one of the two times.',
    }),
    inOrder('registrationClosesAt', 'startsAt', {
      el: 'Οι εγγραφές κλείνουν μετά την έναρξη της εκδήλωσης. Ορίστε νωρίτερη προθεσμία.',
      tr: 'Kayıt, etkinlik başladıktan sonra kapanıyor. Daha erken bir son tarih verin.',
      en: 'Registration closes after the event has started. Set an earlier deadline.',
    }),
    recurs,
    exceptsDays,
    inTimeZone,
    webAddresses('onlineUrl', 'ticketUrl', 'liveUrl'),
  ],
  'api::consultation.consultation': [
    inOrder('opensAt', 'closesAt', {
      el: 'Η διαβούλευση κλείνει πριν ανοίξει. Διορθώστε μία από τις δύο ημερομηνίες.',
      tr: 'İstişare açılmadan kapanıyor. İki tarihten birini düzeltin.',
      en: 'The consultation closes before it opens. Correct one of the two dates.',
    }),
    inOrder('closesAt', 'responseDueAt', {
      el: 'Η προθεσμία απάντησης είναι πριν από το κλείσιμο της διαβούλευσης. Ορίστε μεταγενέστερη.',
      tr: 'Yanıt tarihi, istişarenin kapanışından önce. Daha geç bir tarih verin.',
      en: 'The response is due before the consultation closes. Set a later date.',
    }),
  ],
  'api::media-clipping.media-clipping': [webAddresses('url')],
  'api::organization.organization': [webAddresses('website')],
  'api::decision.decision': [webAddresses('url', 'documentUrl')],
  'api::precedence-order.precedence-order': [
    inOrder('validFrom', 'validUntil', {
      el: 'Η λήξη ισχύος είναι πριν από την έναρξή της. Διορθώστε μία από τις δύο ημερομηνίες.',
      tr: 'Geçerliliğin bitişi başlangıcından önce. İki tarihten birini düzeltin.',
      en: 'Validity ends before it starts. Correct one of the two dates.',
    }),
  ],
};

/** Reasons why the entry would make no sense. None means it may be written. */
export function refusalsToEntry({ type, entry }: { type: string; entry: Entry }): Refusal[] {
  return (RULES[type] ?? []).flatMap((rule) => rule(entry));
}

export function isChecked(type: string): boolean {
  return type in RULES;
}

function inOrder(first: string, second: string, says: Sentence): Rule {
  return (entry) => {
    const [a, b] = [instant(entry[first]), instant(entry[second])];
    return a !== null && b !== null && b < a ? [{ code: `${second}-before-${first}`, field: second, says }] : [];
  };
}

function instant(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  const time = new Date(value as string).getTime();
  return Number.isNaN(time) ? null : time;
}

/** Readers click these, so nothing but the web may stand in them (`javascript:` would run in their browser). */
function webAddresses(...fields: string[]): Rule {
  return (entry) => fields.filter((field) => isGiven(entry[field]) && !isWebAddress(entry[field])).map(notAnAddress);
}

function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function notAnAddress(field: string): Refusal {
  return {
    code: 'not-a-web-address',
    field,
    says: {
      el: `Το πεδίο «${field}» δεν έχει διεύθυνση ιστού. Γράψτε την ολόκληρη, από το https:// και μετά.`,
      tr: `“${field}” alanındaki değer bir web adresi değil. Adresi https:// ile başlayarak tam yazın.`,
      en: `The field “${field}” holds no web address. Write it whole, from https:// on.`,
    },
  };
}

function recurs({ recurrence }: Entry): Refusal[] {
  if (!isGiven(recurrence) || isRecurrence(recurrence)) return [];
  return [
    {
      code: 'not-a-recurrence',
      field: 'recurrence',
      says: {
        el: 'Ο κανόνας επανάληψης δεν διαβάζεται. Παράδειγμα για κάθε Τρίτη: FREQ=WEEKLY;BYDAY=TU (RFC 5545).',
        tr: 'Yineleme kuralı okunamıyor. Her salı için örnek: FREQ=WEEKLY;BYDAY=TU (RFC 5545).',
        en: 'The rule of recurrence cannot be read. Example for every Tuesday: FREQ=WEEKLY;BYDAY=TU (RFC 5545).',
      },
    },
  ];
}

/** What is no list at all is refused by its field. */
function exceptsDays({ recurrenceExceptions }: Entry): Refusal[] {
  if (!Array.isArray(recurrenceExceptions) || exceptionsIn(recurrenceExceptions)) return [];
  return [
    {
      code: 'not-an-exception',
      field: 'recurrenceExceptions',
      says: {
        el: 'Οι εξαιρέσεις δεν διαβάζονται. Γράψτε ημέρες, π.χ. ["2026-12-25"], ή για αλλαγή ώρας [{"date": "2026-12-25", "startsAt": "2026-12-26T18:00:00Z"}].',
        tr: 'İstisnalar okunamıyor. Günleri yazın, örneğin ["2026-12-25"], ya da saat değişikliği için [{"date": "2026-12-25", "startsAt": "2026-12-26T18:00:00Z"}].',
        en: 'The exceptions cannot be read. Write days, such as ["2026-12-25"], or for another time [{"date": "2026-12-25", "startsAt": "2026-12-26T18:00:00Z"}].',
      },
    },
  ];
}

function inTimeZone({ timezone }: Entry): Refusal[] {
  if (!isGiven(timezone) || isTimeZone(timezone)) return [];
  return [
    {
      code: 'not-a-time-zone',
      field: 'timezone',
      says: {
        el: 'Η ζώνη ώρας «timezone» δεν υπάρχει. Γράψτε το όνομά της, π.χ. Europe/Athens.',
        tr: '“timezone” alanındaki saat dilimi yok. Adını yazın, örn. Europe/Athens.',
        en: 'The field “timezone” holds no time zone. Write its name, such as Europe/Athens.',
      },
    },
  ];
}

function isTimeZone(name: unknown): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: String(name) }));
  } catch {
    return false;
  }
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}
