import type { Core, UID } from '@strapi/strapi';
import { DateTime } from 'luxon';

import type { CalendarAnswer, Cut, Dated, TraysAnswer, Waiting } from '../shared/contracts';
import { EDITION, PAPER, PUBLISHABLE, type Publishable } from '../shared/names';
import type { Paper } from './papers';
import { mayRead, type Person } from './people';
import { remarks } from './remarks';

type Key = { type: Publishable; documentId: string; language: string };
type Titled = { documentId: string; locale: string; title: string; organization?: { documentId: string; name: string } | null };
type Embargoed = Titled & { embargoUntil: string };
type Out = { type: Publishable; document: string; language: string; number: number; at: string };

type Trays = Pick<TraysAnswer, 'data' | 'cut'>;
type DatedFew = Pick<CalendarAnswer, 'data' | 'cut'>;
type Few<T> = { rows: T[]; of: number };

/** What is more than this, of a kind, is not read but counted, and the panel says so. */
const MOST = 500;
const DAYS_BEFORE_EMBARGO_ENDS = 7;

/** What waits for this person, and what everybody should know of today. */
export async function traysFor(strapi: Core.Strapi, by: Person, now: Date, timeZone: string): Promise<Trays> {
  const tonight = DateTime.fromJSDate(now, { zone: timeZone }).endOf('day').toJSDate();
  const soon = DateTime.fromJSDate(now).plus({ days: DAYS_BEFORE_EMBARGO_ENDS }).toJSDate();
  const where = {
    $or: [
      { state: { $in: ['submitted', 'returned'] } },
      { state: 'scheduled', dueAt: { $lte: tonight } },
      { forcedAt: { $notNull: true }, countersignedAt: { $null: true } },
    ],
  };
  const waiting = await few<Paper>(strapi, PAPER, { where, orderBy: [{ lastAt: 'asc' }, { id: 'asc' }] });
  const papers = waiting.rows;
  const ending = await embargoes(strapi, now, soon);
  const titles = await titlesOf(strapi, papers.map(keyOf));
  const told = (mine: (paper: Paper, key: Key) => boolean, how: (paper: Paper) => Partial<Waiting>): Waiting[] =>
    papers
      .filter((paper) => mine(paper, keyOf(paper)) && titles.has(nameOf(keyOf(paper))))
      .map((paper) => {
        const key = keyOf(paper);
        return { ...key, title: titles.get(nameOf(key))!.title, at: null, by: paper.lastBy, note: null, ...how(paper) };
      })
      .sort((a, b) => String(a.at).localeCompare(String(b.at)));
  const isOwn = (paper: Paper) => paper.submittedBy === by.id || (paper.changedBy ?? []).includes(by.id ?? 0);
  const data = {
    toApprove: told(
      (paper, key) => paper.state === 'submitted' && !isOwn(paper) && by.may('approve', key),
      (paper) => ({ at: iso(paper.submittedAt) }),
    ),
    returned: told(
      (paper) => paper.state === 'returned' && paper.submittedBy === by.id,
      (paper) => ({ at: iso(paper.lastAt) }),
    ),
    remarks: await remarksFor(strapi, by),
    today: told(
      (paper, key) =>
        paper.state === 'scheduled' && paper.dueAt !== null && new Date(paper.dueAt) <= tonight && mayRead(strapi, key),
      (paper) => ({ at: iso(paper.dueAt) }),
    ),
    embargo: ending.rows,
    toCountersign: told(
      (paper, key) => waitsForSignature(paper, by) && by.may('countersign', key),
      (paper) => ({ at: iso(paper.forcedAt), note: paper.forcedReason }),
    ),
  };
  return { data, cut: cutOf([waiting, ending], data) };
}

/** How much was read of how much there is; told to nobody who sees none of it. */
function cutOf(lots: Few<unknown>[], shown: object): Cut | null {
  const [read, of] = [sum(lots.map(({ rows }) => rows.length)), sum(lots.map((lot) => lot.of))];
  return read < of && Object.values(shown).flat().length > 0 ? { read, of } : null;
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

async function few<T>(strapi: Core.Strapi, uid: UID.Schema, query: { where: object } & Record<string, unknown>): Promise<Few<T>> {
  const rows = (await strapi.db.query(uid).findMany({ ...query, limit: MOST } as never)) as unknown as T[];
  const of = rows.length < MOST ? rows.length : await strapi.db.query(uid).count({ where: query.where } as never);
  return { rows, of };
}

/** What colleagues still ask of this person, the newest first. */
async function remarksFor(strapi: Core.Strapi, by: Person): Promise<Waiting[]> {
  const open = by.id === null ? [] : await remarks(strapi).openFor(by.id);
  const seen = open.filter(({ type, language }) => mayRead(strapi, { type, language }));
  const titles = await titlesOf(strapi, seen.map(keyOf));
  return seen.flatMap((remark) => {
    const key = keyOf(remark);
    const found = titles.get(nameOf(key));
    return found ? [{ ...key, title: found.title, at: iso(remark.at), by: remark.authorName, note: remark.text }] : [];
  });
}

/** What goes out, went out, or is free of its embargo within these instants. */
export async function datedBetween(strapi: Core.Strapi, by: Person, from: Date, to: Date): Promise<DatedFew> {
  const between = { $gte: from, $lt: to };
  const lots = [
    await few<Paper>(strapi, PAPER, { where: { state: 'scheduled', dueAt: between }, orderBy: { dueAt: 'asc' } }),
    await few<Out>(strapi, EDITION, {
      where: { at: between },
      select: ['type', 'document', 'language', 'number', 'at'],
      orderBy: { at: 'asc' },
    }),
    await embargoes(strapi, from, to),
  ] as const;
  const [{ rows: due }, { rows: out }, { rows: ending }] = lots;
  const keys = [...due.map(keyOf), ...out.map(keyOf), ...ending.map(asKey)].filter((key) => mayRead(strapi, key));
  const titles = await titlesOf(strapi, keys);
  const dated = (key: Key, rest: Omit<Dated, keyof Key | 'title' | 'body'>): Dated[] => {
    const found = titles.get(nameOf(key));
    return found ? [{ ...key, title: found.title, body: found.organization ?? null, ...rest }] : [];
  };
  const data = [
    ...due.flatMap((paper) => {
      const said = { ...(paper.dueNote && { note: paper.dueNote }), major: paper.dueMajor ?? true };
      const move = by.may('schedule', keyOf(paper)) ? said : null;
      return dated(keyOf(paper), { kind: 'due', at: iso(paper.dueAt)!, edition: null, move });
    }),
    ...out.flatMap((one) => dated(keyOf(one), { kind: 'out', at: iso(one.at)!, edition: one.number, move: null })),
    ...ending.flatMap((one) => dated(asKey(one), { kind: 'embargo', at: one.at!, edition: null, move: null })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return { data, cut: cutOf([...lots], { data }) };
}

async function embargoes(strapi: Core.Strapi, from: Date, to: Date): Promise<Few<Waiting>> {
  const found: Waiting[] = [];
  let unread = 0;
  for (const type of Object.keys(PUBLISHABLE) as Publishable[]) {
    if (!('embargoUntil' in strapi.getModel(type).attributes)) continue;
    const { rows, of } = await few<Embargoed>(strapi, type, {
      where: { publishedAt: null, embargoUntil: { $gte: from, $lt: to } },
      select: ['documentId', 'locale', 'title', 'embargoUntil'],
      orderBy: { embargoUntil: 'asc' },
    });
    unread += of - rows.length;
    for (const { documentId, locale, title, embargoUntil } of rows)
      if (mayRead(strapi, { type, language: locale }))
        found.push({ type, documentId, language: locale, title, at: iso(embargoUntil), by: null, note: null });
  }
  return { rows: found, of: found.length + unread };
}

/** Titles and bodies of drafts, which every version has; two queries for each type there is. */
async function titlesOf(strapi: Core.Strapi, keys: Key[]): Promise<Map<string, Titled>> {
  const titles = new Map<string, Titled>();
  for (const type of new Set(keys.map((key) => key.type))) {
    const documents = [...new Set(keys.filter((key) => key.type === type).map(({ documentId }) => documentId))];
    const rows = (await strapi.db.query(type).findMany({
      where: { documentId: { $in: documents }, publishedAt: null },
      select: ['documentId', 'locale', 'title'],
      populate: { organization: { select: ['documentId', 'name'] } } as never,
    })) as unknown as Titled[];
    for (const row of rows) titles.set(nameOf({ type, documentId: row.documentId, language: row.locale }), row);
  }
  return titles;
}

function keyOf({ type, document, language }: { type: string; document: string; language: string }): Key {
  return { type: type as Publishable, documentId: document, language };
}

function asKey({ type, documentId, language }: Waiting): Key {
  return { type: type as Publishable, documentId, language };
}

function nameOf({ type, documentId, language }: Key): string {
  return `${type} ${documentId} ${language}`;
}

function iso(at: Date | string | null): string | null {
  return at ? new Date(at).toISOString() : null;
}

function waitsForSignature({ forcedAt, forcedBy, forcedAuthors, countersignedAt }: Paper, { id }: Person): boolean {
  return forcedAt !== null && !countersignedAt && forcedBy !== id && !(id !== null && forcedAuthors?.includes(id));
}
