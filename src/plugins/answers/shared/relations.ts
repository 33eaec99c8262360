import type { Refusal } from '../../../office/refusal';

const VERBS = ['connect', 'disconnect', 'set'];
const LARGEST = 2 ** 31 - 1;

/**
 * Reasons against what a relation or a file is set to. An id that PostgreSQL cannot read breaks off the transaction in the
 * middle of Strapi's checks, and the one that looks for equal addresses then takes the whole process down.
 */
export function refusalsToRelation(value: unknown, place: string): Refusal[] {
  const verbs = isObject(value) ? VERBS.filter((verb) => verb in value) : [];
  const named = verbs.length > 0 ? verbs.map((verb) => (value as Record<string, unknown>)[verb]) : [value];
  return named.flat().every(isReference) ? [] : [unreadable(place)];
}

function isReference(value: unknown): boolean {
  if (!isObject(value)) return value === null || value === undefined || isRow(value) || isDocument(value);
  const { id, documentId } = value;
  return (id === undefined ? isDocument(documentId) : isRow(id)) && (documentId === undefined || isDocument(documentId));
}

function isRow(id: unknown): boolean {
  return (typeof id === 'number' || typeof id === 'string') && /^[1-9]\d{0,9}$/.test(String(id)) && Number(id) <= LARGEST;
}

/** A documentId starts with a letter; whatever starts with a digit is the number of a row to Strapi. */
function isDocument(id: unknown): boolean {
  return typeof id === 'string' && /^[a-z]\w{0,59}$/i.test(id);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(place: string): Refusal {
  return {
    code: 'relation-unreadable',
    field: place,
    says: {
      el: `Η σχέση «${place}» δεν διαβάζεται. Γράψτε το documentId της εγγραφής ή { "connect": ["documentId"] }.`,
      tr: `“${place}” ilişkisi okunamıyor. Kaydın documentId değerini ya da { "connect": ["documentId"] } yazın.`,
      en: `The relation “${place}” cannot be read. Write the entry’s documentId, or { "connect": ["documentId"] }.`,
    },
  };
}
