/** An attribute as Strapi keeps it. */
export type Attribute = { type: string; enum?: string[]; private?: boolean; maxLength?: number };
type Attributes = Record<string, Attribute>;

/** How a document is known: 24 small letters and digits. Strapi's own description calls it a UUID, which it never is. */
export const DOCUMENT_ID = {
  type: 'string',
  pattern: '^[a-z][a-z0-9]{23}$',
  description: 'By which the entry is known, in all its languages',
};

const AT = '2026-11-23T09:00:00.000Z';
const TEXT = 'Ο Δήμος ενημερώνει για τις εργασίες ύδρευσης.';
const BY_NAME: Record<string, unknown> = {
  documentId: 'k3v9x0c2m7q1w5e8r4t6y0ua',
  id: 1,
  slug: 'ergasies-ydreysis',
  locale: 'el',
  servedLocale: 'el',
  email: 'press@municipality.example',
  recurrence: 'FREQ=WEEKLY;BYDAY=TU;COUNT=8',
  timezone: 'Europe/Athens',
  latitude: 40.85,
  longitude: 25.87,
  phone: '+30 2551 000000',
};
const BY_TYPE: Record<string, unknown> = {
  text: TEXT,
  datetime: AT,
  date: '2026-11-23',
  time: '19:00:00.000',
  boolean: false,
  integer: 120,
  decimal: 5,
  float: 5,
  email: BY_NAME.email,
  blocks: [{ type: 'paragraph', children: [{ type: 'text', text: TEXT }] }],
};

/** An entry as REST answers it where nothing is populated. */
export function exampleOf(attributes: Attributes): Record<string, unknown> {
  const shown = Object.entries(attributes).filter(([, { type, private: isPrivate }]) => !isPrivate && !BELONGS.includes(type));
  return {
    id: BY_NAME.id,
    documentId: BY_NAME.documentId,
    ...Object.fromEntries(shown.map(([name, a]) => [name, valueOf(name, a)])),
  };
}

/** What is only told where it is asked for. */
const BELONGS = ['relation', 'media', 'component', 'dynamiczone'];

function valueOf(name: string, { type, enum: choices, maxLength }: Attribute): unknown {
  if (choices) return choices[0];
  if (name in BY_NAME) return BY_NAME[name];
  if (/url|website/i.test(name)) return 'https://www.municipality.example/';
  if (type === 'json') return null;
  return type in BY_TYPE ? BY_TYPE[type] : 'Εργασίες ύδρευσης'.slice(0, maxLength);
}

/** The whole answer: one entry, or a page of them. */
export function answerWith(entry: Record<string, unknown>, isList: boolean): object {
  const pagination = { page: 1, pageSize: 25, pageCount: 1, total: 1 };
  return isList ? { data: [entry], meta: { pagination } } : { data: entry, meta: {} };
}
