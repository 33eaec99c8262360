import type { Refusal } from '../../../office/refusal';

const FAR = 1_000_000_000;
/** The database counts its way to a page; this far it does so in a moment. */
const FARTHEST = 100_000;
const NAMES = ['page', 'pageSize', 'start', 'limit'];

/** Reasons against the pages asked for. Strapi would quietly answer with others. */
export function refusalsToPagination(pagination: unknown, most: number): Refusal[] {
  if (pagination === null || pagination === undefined) return [];
  if (typeof pagination !== 'object') return [astray('pagination')];
  const ranges: Record<string, [number, number]> = { page: [1, FAR], pageSize: [1, most], start: [0, FAR], limit: [1, most] };
  const refusals = Object.entries(pagination).flatMap(([name, value]) => {
    const [from, to] = ranges[name] ?? [];
    if (from === undefined || to === undefined) return name === 'withCount' ? [] : [unknown(name)];
    if (value === null || value === undefined) return [];
    const number = /^-?\d{1,15}$/.test(String(value)) ? Number(value) : NaN;
    return number >= from && number <= to ? [] : [outOfRange(name, from, to)];
  });
  return refusals.length > 0 ? refusals : refusalsToFar(pagination as Record<string, unknown>);
}

function refusalsToFar({ page, pageSize, start }: Record<string, unknown>): Refusal[] {
  const first = start === undefined || start === null ? (Number(page ?? 1) - 1) * Number(pageSize ?? 1) : Number(start);
  return first <= FARTHEST ? [] : [tooFar(first)];
}

/** In REST these belong into `pagination`; elsewhere they are set aside. GraphQL's own come as numbers. */
export function refusalsToStrayPagination(query: Record<string, unknown>): Refusal[] {
  return NAMES.filter((name) => name in query && typeof query[name] !== 'number').map(astray);
}

function outOfRange(name: string, from: number, to: number): Refusal {
  return {
    code: 'out-of-range',
    field: `pagination.${name}`,
    says: {
      el: `Το «${name}» της σελιδοποίησης θέλει ακέραιο αριθμό από ${from} έως ${to}.`,
      tr: `Sayfalamadaki “${name}” ${from} ile ${to} arasında bir tam sayı olmalı.`,
      en: `The pagination's “${name}” needs a whole number from ${from} to ${to}.`,
    },
  };
}

function astray(name: string): Refusal {
  const written = name === 'pagination' ? 'pagination[page]=1&pagination[pageSize]=25' : `pagination[${name}]=…`;
  return {
    code: 'pagination-astray',
    field: name,
    says: {
      el: `Η σελιδοποίηση γράφεται ${written}.`,
      tr: `Sayfalama şöyle yazılır: ${written}.`,
      en: `Pagination is written ${written}.`,
    },
  };
}

function unknown(name: string): Refusal {
  return {
    code: 'pagination-unknown',
    field: `pagination.${name}`,
    says: {
      el: `Η σελιδοποίηση δεν γνωρίζει «${name}»· γνωρίζει ${NAMES.join(', ')}. Διορθώστε το ή αφαιρέστε το.`,
      tr: `Sayfalama “${name}” diye bir şey bilmiyor; ${NAMES.join(', ')} bilir. Düzeltin ya da çıkarın.`,
      en: `Pagination knows no “${name}”, only ${NAMES.join(', ')}. Correct it or leave it out.`,
    },
  };
}

function tooFar(first: number): Refusal {
  const written = (language: string, number: number) => new Intl.NumberFormat(language).format(number);
  return {
    code: 'too-far',
    field: 'pagination',
    says: {
      el: `Η σελίδα αρχίζει μετά από ${written('el', first)} εγγραφές· φτάνει κανείς έως ${written('el', FARTHEST)}. Περιορίστε με filters, π.χ. με ημερομηνία.`,
      tr: `Sayfa ${written('tr', first)} kayıttan sonra başlıyor; en çok ${written('tr', FARTHEST)} kayda kadar gidilir. filters ile daraltın, örn. tarihle.`,
      en: `The page begins after ${written('en', first)} entries; pages reach to ${written('en', FARTHEST)}. Narrow the question with filters, by date for example.`,
    },
  };
}
