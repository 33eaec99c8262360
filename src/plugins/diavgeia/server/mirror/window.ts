import type { Knex } from 'knex';

import type { Aside } from '../../shared/act';
import { halvesOf } from '../../shared/windows';
import { PortalFault } from '../client/fault';
import type { Portal } from '../client/portal';
import type { Found } from '../client/reads';
import type { Ahead } from './ahead';
import { readByNumber } from './again';
import { type Answer, asked, type Page } from './asking';
import { storeAside } from './aside';
import { ledger, type WindowRow } from './ledger';
import { prepared } from './prepared';
import { headOf, namesOf } from './seen';
import { type Change, storeActs, type Read } from './store';

export type Hear = (told: { trx: Knex; changes: Change[] }) => Promise<void>;
export type Walking = {
  db: Knex;
  portal: Portal;
  organizationUid: string;
  inTransaction: <T>(work: (trx: Knex) => Promise<T>) => Promise<T>;
  /** Told in the same transaction what became of the acts that were written; a fault in it undoes the page. */
  hear: Hear;
  /** Throws when the walk must end here: the office closes, or the right to walk was lost. */
  check: () => void;
  /** Called with a window that was read as a whole, before it is closed. */
  whole?: (window: WindowRow) => Promise<void>;
  /** What was asked for while a page was being written. */
  ahead: Ahead<Answer>;
};
/** The portal sorts by time of change, so that pages move while one walks: the fewer, the safer. */
const MOST = 5_000;
/** Readings in which nothing new came to light, one after the other. */
const TRIES = 4;
/** A day cannot be halved. */
const TRIES_OF_A_DAY = 12;
/** Reads one window to its end, or splits it into windows that can be read. Answers the window that was looked at ahead. */
export async function walkWindow(walking: Walking, window: WindowRow): Promise<WindowRow | undefined> {
  const { db } = walking;
  let next: WindowRow | undefined;
  for (let at = window; ;) {
    walking.check();
    const found = await ask(walking, at);
    if (found === 'too-much' || (found !== 'narrowed' && found.total > MOST && halvesOf(at))) {
      if (await splitOrShrink(walking, at, found === 'too-much')) return next;
      continue;
    }
    if (found === 'narrowed') {
      const halves = halvesOf(at);
      if (halves) await ledger(db).split(at, halves);
      else await ledger(db).closeWindow(at.id, { code: 'less-than-a-day' });
      return next;
    }
    const isLast = endsWith(at, found);
    let ahead: Promise<WindowRow | undefined> | undefined;
    const here = at;
    at = await storePage(walking, at, { found, soon: () => (ahead = lookAhead(walking, here, isLast)) });
    next = (await ahead) ?? next;
    if (!isLast) continue;
    const reading = await judge(walking, at, found);
    if (reading === 'whole') {
      await walking.whole?.(at);
      await ledger(db).closeWindow(at.id);
      return next;
    }
    const again = await repeat(walking, at, { found, isSteady: reading === 'steady' });
    if (!again) return next;
    at = again;
  }
}

const countOf = ({ acts, aside }: Found) => acts.length + aside.length;

/**
 * Pages may be smaller than the portal itself says, so that only what was given tells where the list ends; and a total may be wrong for
 * a moment, so that after a full page there may always be another.
 */
function endsWith({ page, items }: WindowRow, found: Found): boolean {
  const given = countOf(found);
  const isReached = (page + 1) * found.size >= found.total && items + given >= found.total;
  return given === 0 || (isReached && (given < found.size || items + given > found.total));
}

const keyOf = ({ id, page, size, tries }: WindowRow) => [id, page, size, tries].join(' ');

/** The portal answers while the database ends the page: the next page, or what `judge` asks and the first page of the next window. */
async function lookAhead(walking: Walking, at: WindowRow, isLast: boolean): Promise<WindowRow | undefined> {
  const { ahead } = walking;
  const soon = (window: WindowRow) => ahead.ask(keyOf(window), async () => prepared(await asked(walking, window)));
  if (!isLast) return void soon({ ...at, page: at.page + 1 });
  if (at.page > 0) ahead.ask(keyOf({ ...at, page: 0 }), async () => asked(walking, { ...at, page: 0 }));
  // Where the whole is looked through in between, that asks for itself.
  const next = walking.whole ? undefined : await ledger(walking.db).nextWindow(at.walk_id, at.id);
  if (next) soon(next);
  return next;
}

async function ask(walking: Walking, window: WindowRow): Promise<Answer> {
  return (await walking.ahead.take(keyOf(window))) ?? asked(walking, window);
}

/** Answers whether the window was split. */
async function splitOrShrink({ db }: Walking, window: WindowRow, isTooLarge: boolean): Promise<boolean> {
  const halves = halvesOf(window);
  if (halves) {
    await ledger(db).split(window, halves);
    return true;
  }
  if (isTooLarge) {
    window.size = Math.max(1, Math.floor(window.size / 2));
    Object.assign(window, { page: 0, items: 0, total: null, head: null, seen: [], before: 0 });
    await ledger(db).restartWindow(window.id, window);
  }
  return false;
}

/** `soon` is called when all that is left to do is the database's. */
type Storing = { found: Page; soon: () => Promise<unknown> };

/** Acts, what was kept aside, and how far we are: all of a page or nothing of it. */
async function storePage(walking: Walking, window: WindowRow, { found, soon }: Storing): Promise<WindowRow> {
  const { organizationUid } = walking;
  const { readAt } = found;
  const { acts, aside } = await readAgain(walking, found);
  const items = countOf(found);
  const next = {
    ...window,
    page: window.page + 1,
    items: window.items + items,
    seen: [...new Set([...window.seen, ...namesOf({ acts: found.acts, aside: found.aside })])],
    head: window.page === 0 ? headOf(found) : window.head,
    // A total that moves is as good as none.
    total: window.page === 0 || window.total === found.total ? found.total : -1,
  };
  // Most ranges of a daily walk are empty, and have nothing to remember.
  if (items === 0) {
    await soon();
    return next;
  }
  const outdated = await walking.inTransaction(async (trx) => {
    // What a power cut takes of the last pages, it takes together with the place reached.
    await trx.raw('SET LOCAL synchronous_commit = off');
    const { changes, outdated, ...counts } = await storeActs(trx, {
      acts,
      organizationUid,
      readAt,
      now: new Date(),
      isListed: true,
    });
    if (changes.length > 0) await walking.hear({ trx, changes });
    const refused = await storeAside(trx, { aside, organizationUid, read: acts.map(({ act }) => act.ada), now: new Date() });
    await trx.raw(`UPDATE diavgeia_windows SET page = ?, items = ?, head = ?, total = ?, seen = ? WHERE id = ?`, [
      next.page,
      next.items,
      next.head,
      next.total,
      next.seen,
      window.id,
    ] as never);
    await trx.raw(
      'UPDATE diavgeia_walks SET added = added + ?, changed = changed + ?, revoked = revoked + ?, refused = refused + ? WHERE id = ?',
      [counts.added, counts.changed, counts.revoked, refused, window.walk_id],
    );
    soon().catch(() => undefined);
    return outdated;
  });
  if (outdated.length > 0) await readByNumber(walking, outdated);
  return next;
}

/** What a page has only a stub of is asked for by its number. */
async function readAgain({ portal }: Walking, { acts, aside }: Found): Promise<{ acts: Read[]; aside: Aside[] }> {
  const all: Read[] = [...acts];
  const left: Aside[] = [];
  for (const one of aside) {
    const read = one.ada ? await portal.decision(one.ada).catch(passOver) : undefined;
    if (read && 'act' in read) all.push(read);
    else left.push(one);
  }
  return { acts: all, aside: left };
}

function passOver(fault: unknown): undefined {
  if (fault instanceof PortalFault) return undefined;
  throw fault;
}

/**
 * Whether the reading has all that the portal counts, and whether nothing was changed from its first page to its last. One page is one
 * moment: what it counts and does not name, it named twice.
 */
async function judge(walking: Walking, window: WindowRow, found: Found): Promise<'whole' | 'steady' | 'moved'> {
  if (window.total !== found.total) return 'moved';
  if (window.page === 1) return window.items === found.total ? 'whole' : 'moved';
  const again = await ask(walking, { ...window, page: 0 });
  if (typeof again === 'string' || headOf(again) !== window.head) return 'moved';
  return window.seen.length === again.total ? 'whole' : 'steady';
}

type Result = { found: Found; isSteady: boolean };

/**
 * Once more from the first page, and what was seen counts on: whatever is changed meanwhile comes to the top of the list and is seen
 * there, and acts of one moment are only mixed anew from page to page. In the end in halves, which end as single pages. Undefined
 * when this window is over.
 */
async function repeat({ db }: Walking, window: WindowRow, { found, isSteady }: Result): Promise<WindowRow | undefined> {
  const halves = halvesOf(window);
  const hasGrown = isSteady && window.seen.length > window.before;
  if (hasGrown || window.tries < (halves ? TRIES : TRIES_OF_A_DAY)) {
    // More than there are: something is gone, and what was seen of the rest is not known.
    const seen = window.seen.length > found.total ? [] : window.seen;
    const next = {
      page: 0,
      items: 0,
      total: null,
      head: null,
      seen,
      before: seen.length,
      tries: hasGrown ? 0 : window.tries + 1,
    };
    await ledger(db).restartWindow(window.id, { ...next, size: window.size });
    return { ...window, ...next };
  }
  if (window.page > 1 && halves) await ledger(db).split(window, halves);
  else {
    const params = { total: found.total, given: window.seen.length };
    await ledger(db).closeWindow(window.id, { code: 'total-differs', params });
  }
  return undefined;
}
