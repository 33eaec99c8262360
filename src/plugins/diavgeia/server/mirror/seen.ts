import { createHash } from 'node:crypto';

import type { Act } from '../../shared/act';
import type { Found } from '../client/reads';
import { writable } from './rows';

/** The names by which the items of a page are counted, as the portal writes them: it counts two ways of writing a number as two acts. */
export function namesOf({ acts, aside }: Pick<Found, 'acts' | 'aside'>): string[] {
  const nameless = new Map<string, number>();
  return [
    ...acts.map(({ raw, act }) => asWritten(raw as { ada?: unknown }) || act.ada),
    ...aside.map(({ ada, raw }) => {
      if (ada) return ada;
      const name = createHash('sha1')
        .update(JSON.stringify(raw) ?? '')
        .digest('hex');
      nameless.set(name, (nameless.get(name) ?? 0) + 1);
      return `?${name} ${nameless.get(name)}`;
    }),
  ];
}

/** What stands in its place and is no text names nothing. */
const asWritten = ({ ada }: { ada?: unknown }) => (typeof ada === 'string' && ada.trim() !== '' ? writable(ada) : '');

/**
 * What the first page says of everything behind it: acts are sorted by their last change, so whatever is changed or posted comes to
 * the top, and what vanishes is missing from the total. Acts of one moment come in any order, each time another.
 */
export function headOf({ acts, aside, total, size }: Found): string {
  const moments = acts.map(({ act }) => act.submittedAt ?? 0);
  const newest = Math.max(0, ...moments);
  const atTop = acts.filter((_, i) => moments[i] === newest).map(({ act }) => lineOf(act));
  // More acts of that moment may be on the next page, and these ones there the next time.
  const isCutOff = atTop.length === acts.length && acts.length + aside.length < total;
  return createHash('sha1')
    .update([total, size, newest, ...(isCutOff ? [] : atTop.sort())].join('\n'))
    .digest('hex');
}

const lineOf = ({ ada, versionId, status }: Act) => `${ada} ${versionId} ${status}`;
