import type { Knex } from 'knex';

import type { Aside } from '../../shared/act';
import type { Question } from '../../shared/question';
import { halvesOf } from '../../shared/windows';
import { PortalFault } from '../client/fault';
import type { Portal } from '../client/portal';
import type { Found } from '../client/reads';
import { storeAside } from './aside';
import { ledger, type WindowRow } from './ledger';
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
  /** The page that was asked for while the last one was being written. */
  ahead?: { key: string; answer: Promise<Answer> };
};
/** With the moment before the question: what is written later than that may be news that the answer has not. */
type Page = Found & { readAt: Date };
type Answer = Page | 'narrowed' | 'too-much';

/** The portal sorts by time of change, so that pages move while one walks: the fewer, the safer. */
const MOST = 5_000;
const TRIES = 3;

/** Reads one window to its end, or splits it into windows that can be read. */
export async function walkWindow(walking: Walking, window: WindowRow): Promise<void> {
  const { db } = walking;
  for (let at = window; ;) {
    walking.check();
    const found = await ask(walking, at);
    if (found === 'too-much' || (found !== 'narrowed' && found.total > MOST && halvesOf(at))) {
      if (await splitOrShrink(walking, at, found === 'too-much')) return;
      continue;
    }
    if (found === 'narrowed') {
      const halves = halvesOf(at);
      if (halves) return ledger(db).split(at, halves);
      return ledger(db).closeWindow(at.id, 'The portal looks at fewer days than a single one.');
    }
    const isLast = (at.page + 1) * found.size >= found.total || found.acts.length + found.aside.length === 0;
    if (!isLast) lookAhead(walking, { ...at, page: at.page + 1 });
    at = await storePage(walking, at, found);
    if (!isLast) continue;
    if (await isWhole(walking, at, found)) {
      await walking.whole?.(at);
      return ledger(db).closeWindow(at.id);
    }
    const again = await repeat(walking, at, found);
    if (!again) return;
    at = again;
  }
}

function questionOf({ organizationUid }: Walking, { from, to, submitted_from, submitted_to }: WindowRow): Question {
  const days = { issuedFrom: from, issuedTo: to, submittedFrom: submitted_from, submittedTo: submitted_to };
  return { organizations: [organizationUid], ...days, status: 'all', sort: 'recent' };
}

const keyOf = ({ id, page, size, tries }: WindowRow) => [id, page, size, tries].join(' ');

/** The portal takes longer over a page than we over writing one. */
function lookAhead(walking: Walking, window: WindowRow): void {
  const answer = asked(walking, window);
  // Whoever takes the answer hears of its fault; nobody may take it.
  answer.catch(() => undefined);
  walking.ahead = { key: keyOf(window), answer };
}

async function ask(walking: Walking, window: WindowRow): Promise<Answer> {
  const { ahead } = walking;
  walking.ahead = undefined;
  if (ahead?.key === keyOf(window)) return ahead.answer;
  // One question at a time.
  await ahead?.answer.catch(() => undefined);
  return asked(walking, window);
}

async function asked(walking: Walking, window: WindowRow): Promise<Answer> {
  const readAt = new Date();
  try {
    const found = await walking.portal.search({ ...questionOf(walking, window), page: window.page, size: window.size });
    return { ...found, readAt };
  } catch (fault) {
    if (!(fault instanceof PortalFault)) throw fault;
    if (fault.code === 'mismatch' && fault.reasons.every(({ code }) => code === 'narrowed')) return 'narrowed';
    if (fault.code === 'too-large' && window.size > 1) return 'too-much';
    throw fault;
  }
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
    await ledger(db).restartWindow(window, window.size);
    Object.assign(window, { page: 0, total: null, head: null, seen: [] });
  }
  return false;
}

/** Acts, what was kept aside, and how far we are: all of a page or nothing of it. */
async function storePage(walking: Walking, window: WindowRow, found: Page): Promise<WindowRow> {
  const { organizationUid } = walking;
  const { readAt } = found;
  const { acts, aside } = await readAgain(walking, found);
  const items = found.acts.length + found.aside.length;
  const seen = [
    ...acts.map(({ raw, act }) => rawAda(raw) ?? act.ada),
    ...aside.map((one, i) => one.ada ?? `?${window.page}.${i}`),
  ];
  const next = {
    ...window,
    page: window.page + 1,
    seen: [...new Set([...window.seen, ...seen])],
    head: window.page === 0 ? headOf(found) : window.head,
    // A total that moves is as good as none.
    total: window.page === 0 || window.total === found.total ? found.total : -1,
  };
  // Most ranges of a daily walk are empty, and have nothing to remember.
  if (items === 0) return next;
  await walking.inTransaction(async (trx) => {
    const { changes, ...counts } = await storeActs(trx, { acts, organizationUid, readAt, now: new Date() });
    if (changes.length > 0) await walking.hear({ trx, changes });
    const refused = await storeAside(trx, { aside, organizationUid, read: acts.map(({ act }) => act.ada), now: new Date() });
    await trx.raw(`UPDATE diavgeia_windows SET page = ?, head = ?, total = ?, seen = ? WHERE id = ?`, [
      next.page,
      next.head,
      next.total,
      next.seen,
      window.id,
    ] as never);
    await trx.raw(
      'UPDATE diavgeia_walks SET added = added + ?, changed = changed + ?, revoked = revoked + ?, refused = refused + ? WHERE id = ?',
      [counts.added, counts.changed, counts.revoked, refused, window.walk_id],
    );
  });
  return next;
}

const rawAda = (raw: object) => (raw as { ada?: string }).ada;

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

const headOf = ({ acts, aside, total }: Found) =>
  [total, acts[0]?.act.ada, acts[0]?.act.versionId, acts[0]?.act.status, aside.length].join(' ');

/** One page is one moment. Several are, when nothing was changed from the first to the last of them. */
async function isWhole(walking: Walking, window: WindowRow, found: Found): Promise<boolean> {
  if (window.total !== found.total || window.seen.length !== found.total) return false;
  if (window.page === 1) return true;
  const again = await walking.portal.search({ ...questionOf(walking, window), page: 0, size: window.size });
  return headOf(again) === window.head;
}

/** Once more from the first page; after some tries in halves, which end as single pages. Undefined when this window is over. */
async function repeat({ db }: Walking, window: WindowRow, found: Found): Promise<WindowRow | undefined> {
  if (window.tries < TRIES) {
    await ledger(db).restartWindow(window, window.size);
    return { ...window, page: 0, seen: [], head: null, total: null, tries: window.tries + 1 };
  }
  const halves = halvesOf(window);
  if (window.page > 1 && halves) await ledger(db).split(window, halves);
  else await ledger(db).closeWindow(window.id, `The portal speaks of ${found.total} acts and gives ${window.seen.length}.`);
  return undefined;
}
