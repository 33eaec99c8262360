import type { Refusal } from '../../../office/refusal';

const FAR = 1_000_000_000;
const NAMES = ['page', 'pageSize', 'start', 'limit'];

/** Reasons against the pages asked for. Strapi would quietly answer with others. */
export function refusalsToPagination(pagination: unknown, most: number): Refusal[] {
  if (pagination === null || pagination === undefined) return [];
  if (typeof pagination !== 'object') return [astray('pagination')];
  const ranges: Record<string, [number, number]> = { page: [1, FAR], pageSize: [1, most], start: [0, FAR], limit: [1, most] };
  return Object.entries(pagination).flatMap(([name, value]) => {
    const [from, to] = ranges[name] ?? [];
    if (from === undefined || to === undefined || value === null || value === undefined) return [];
    const number = /^-?\d{1,15}$/.test(String(value)) ? Number(value) : NaN;
    return number >= from && number <= to ? [] : [outOfRange(name, from, to)];
  });
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
