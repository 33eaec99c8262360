import type { Refusal, Sentence } from '../../../office/refusal';

/** The part of a Strapi attribute that says which values it takes. */
export type Field = {
  type: string;
  enum?: string[];
  required?: boolean;
  private?: boolean;
  repeatable?: boolean;
  target?: string;
  component?: string;
  column?: { args?: unknown };
};

type Kind = { fits: (value: unknown) => boolean; wants: Sentence };

const TEXT: Kind = { fits: (v) => typeof v === 'string', wants: { el: 'κείμενο', tr: 'metin', en: 'a text' } };
const WHOLE: Kind = {
  fits: (v) => isNumeral(v, /^-?\d{1,10}$/) && Math.abs(Number(v)) < 2 ** 31,
  wants: {
    el: 'ακέραιο αριθμό έως 2147483647',
    tr: 'en çok 2147483647 olan bir tam sayı',
    en: 'a whole number up to 2147483647',
  },
};
const NUMBER: Kind = {
  fits: (v) => isNumeral(v, /^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i) && Math.abs(Number(v)) < 1e15,
  wants: { el: 'αριθμό, π.χ. 12.50', tr: 'sayı, örn. 12.50', en: 'a number such as 12.50' },
};

/** Strapi's columns hold ten digits, two of them decimals, where the type does not ask for more. */
function decimalOf({ column }: Pick<Field, 'column'>): Kind {
  const [digits] = Array.isArray(column?.args) ? (column.args as number[]) : [];
  const whole = (digits ?? 10) - 2;
  const limit = `1${'0'.repeat(whole)}`;
  return {
    fits: (v) => isNumeral(v, new RegExp(`^-?\\d{1,${whole}}(\\.\\d{1,2})?$`)),
    wants: {
      el: `αριθμό κάτω από ${limit} με έως δύο δεκαδικά, π.χ. 12.50`,
      tr: `${limit}’dan küçük, en çok iki ondalıklı bir sayı, örn. 12.50`,
      en: `a number below ${limit} with at most two decimals, such as 12.50`,
    },
  };
}

/** What each type of field takes, and how to say it. Types that are missing take anything, or Strapi asks them itself. */
const KINDS: Record<string, Kind> = {
  string: TEXT,
  text: TEXT,
  richtext: TEXT,
  uid: TEXT,
  email: TEXT,
  integer: WHOLE,
  biginteger: {
    fits: (v) => isNumeral(v, /^-?\d{1,18}$/),
    wants: { el: 'ακέραιο αριθμό', tr: 'tam sayı', en: 'a whole number' },
  },
  float: NUMBER,
  boolean: {
    fits: (v) => ['true', 'false', 't', 'f', '1', '0'].includes(String(v)),
    wants: { el: 'true ή false', tr: 'true ya da false', en: 'true or false' },
  },
  datetime: {
    fits: isInstant,
    wants: {
      el: 'ημερομηνία και ώρα, π.χ. 2026-05-31T10:00:00Z',
      tr: 'tarih ve saat, örn. 2026-05-31T10:00:00Z',
      en: 'a date and time such as 2026-05-31T10:00:00Z',
    },
  },
  date: {
    fits: (v) => v instanceof Date || (/^\d{4}-\d{2}-\d{2}/.test(String(v)) && isInstant(String(v).slice(0, 10))),
    wants: { el: 'ημερομηνία, π.χ. 2026-05-31', tr: 'tarih, örn. 2026-05-31', en: 'a date such as 2026-05-31' },
  },
  time: {
    fits: (v) => v instanceof Date || /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?$/.test(String(v)),
    wants: { el: 'ώρα, π.χ. 19:30:00', tr: 'saat, örn. 19:30:00', en: 'a time such as 19:30:00' },
  },
  blocks: {
    fits: Array.isArray,
    wants: {
      el: 'κείμενο σε ενότητες (πίνακα με στοιχεία type και children)',
      tr: 'bloklar halinde metin (type ve children içeren bir dizi)',
      en: 'a text in blocks (an array of items with type and children)',
    },
  },
  json: { fits: (v) => typeof v !== 'string' || isJson(v), wants: { el: 'έγκυρο JSON', tr: 'geçerli JSON', en: 'valid JSON' } },
};

/** Whether the field takes a value of this form; an empty one always fits, for whether it may be empty is another question. */
export function fits(field: Field, value: unknown): boolean {
  return value === null || value === undefined || value === '' || (kindOf(field)?.fits(value) ?? true);
}

function kindOf(field: Field): Kind | undefined {
  return field.type === 'decimal' ? decimalOf(field) : KINDS[field.type];
}

export function misfit(name: string, field: Field): Refusal {
  const wants = (kindOf(field) ?? TEXT).wants;
  return {
    code: 'wrong-type',
    field: name,
    says: {
      el: `Το πεδίο «${name}» θέλει ${wants.el}.`,
      tr: `“${name}” alanı şunu ister: ${wants.tr}.`,
      en: `The field “${name}” needs ${wants.en}.`,
    },
  };
}

export function notOffered(name: string, offered: readonly string[]): Refusal {
  const list = offered.join(', ');
  return {
    code: 'not-offered',
    field: name,
    says: {
      el: `Το πεδίο «${name}» παίρνει μόνο μία από τις τιμές: ${list}.`,
      tr: `“${name}” alanı yalnızca şu değerlerden birini alır: ${list}.`,
      en: `The field “${name}” takes only one of these values: ${list}.`,
    },
  };
}

function isNumeral(value: unknown, form: RegExp): boolean {
  return (typeof value === 'number' || typeof value === 'string') && form.test(String(value));
}

/** ISO dates, with or without their time, and milliseconds since 1970, of which there are more than a year has digits. */
function isInstant(value: unknown): boolean {
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  if (isNumeral(value, /^-?\d{9,15}$/)) return true;
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(value))
    return false;
  return (
    !Number.isNaN(Date.parse(value)) && new Date(`${value.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(value.slice(0, 10))
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
