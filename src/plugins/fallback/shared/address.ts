import type { Refusal } from '../../../office/refusal';

type Filters = unknown;

/** No address is longer, so none is looked for. */
const LONGEST = 255;

/** The one address that the filters ask for, wherever they say that all of it must hold; undefined where they ask for none. */
export function addressIn(filters: Filters): string | undefined {
  if (Array.isArray(filters)) return filters.map(addressIn).find((found) => found !== undefined);
  if (typeof filters !== 'object' || filters === null) return undefined;
  const { slug, $and } = filters as { slug?: unknown; $and?: unknown };
  return wanted(slug) ?? addressIn($and);
}

/** The same filters, asking for the document instead of for its address. */
export function byDocument(filters: Filters, documentId: string): Filters {
  if (Array.isArray(filters)) return filters.map((one) => byDocument(one, documentId));
  if (typeof filters !== 'object' || filters === null) return filters;
  const { slug, $and, ...rest } = filters as { slug?: unknown; $and?: unknown };
  const isAsked = wanted(slug) !== undefined;
  return {
    ...rest,
    ...(slug !== undefined && !isAsked && { slug }),
    ...($and !== undefined && { $and: byDocument($and, documentId) }),
    ...(isAsked && { documentId: { $eq: documentId } }),
  };
}

function wanted(slug: unknown): string | undefined {
  if (typeof slug === 'string') return slug;
  if (typeof slug !== 'object' || slug === null) return undefined;
  const { $eq, ...more } = slug as { $eq?: unknown };
  return typeof $eq === 'string' && Object.keys(more).length === 0 ? $eq : undefined;
}

export function refusalsToAddress(address: string): Refusal[] {
  if (address.length <= LONGEST) return [];
  return [
    {
      code: 'address-too-long',
      field: 'slug',
      says: {
        el: `Καμία διεύθυνση δεν έχει πάνω από ${LONGEST} χαρακτήρες.`,
        tr: `Hiçbir adres ${LONGEST} karakterden uzun değildir.`,
        en: `No address has more than ${LONGEST} characters.`,
      },
    },
  ];
}
