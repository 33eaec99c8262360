import type { Core, UID } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { jobs } from '../../jobs/api';
import { keepPointing } from '../../mends/api';
import { registers, yearOf } from '../../registers/api';
import { DUE, EDITION, PUBLISHABLE, type Publishable } from '../shared/names';
import { type Live, settled, type Verb } from '../shared/table';
import { withClearance } from './clearance';
import { CLEARED, type Changes } from './papers';
import type { Sheet } from './sheets';
import type { Version } from './texts';

export type Going = { verb: Verb | 'admit'; by: string; now: Date; note: string | null; isMajor: boolean };

type Data = Record<string, unknown>;
type Note = { id?: number; at: string; note: string; major: boolean };
type Documents = { publish(call: object): Promise<unknown>; update(call: object): Promise<unknown> };

/** Lets language versions of one document out together, each as an edition of its own. Answers what their papers say then. */
export async function letOut(strapi: Core.Strapi, sheets: Sheet[], going: Going): Promise<Changes[]> {
  const [first] = sheets;
  if (!first) return [];
  const { type, documentId } = first.version;
  return withClearance(documentId, async () => {
    const { isNumbered } = PUBLISHABLE[type];
    // Another language of it that goes out at the same moment waits here, and not in the middle.
    if (isNumbered) await registers(strapi).hold({ type, documentId });
    const changes: Changes[] = [];
    for (const sheet of sheets) changes.push(await tellReaders(strapi, sheet, going));
    const locale = sheets.map(({ version }) => version.language);
    await documentsOf(strapi, type).publish({ documentId, locale });
    // Late, since nobody else gets a number of the series from here until the transaction ends.
    if (isNumbered) await giveNumberAndDate(strapi, first, going);
    await keepEditions(strapi, sheets, going);
    return changes;
  });
}

/** What an entry gets once in its life, the same in all languages. */
async function giveNumberAndDate(strapi: Core.Strapi, { version, draft }: Sheet, { now }: Going): Promise<void> {
  const { type, documentId } = version;
  const { row, text } = draft;
  const data: Data = {};
  const at = row.issuedAt ? new Date(String(row.issuedAt)) : now;
  const organization = (row.organization as { documentId: string } | null)?.documentId;
  if (!row.number && organization) {
    const subject = { type, documentId, title: text.title };
    const year = yearOf(now, readSettings().OFFICE_TIMEZONE);
    data.number = (await registers(strapi).give({ type, organization, year, subject, at: now })).label;
  }
  if (!row.issuedAt) data.issuedAt = at;
  if (Object.keys(data).length === 0) return;
  await strapi.db.query(type).updateMany({ where: { documentId }, data });
}

/** Writes into the draft what readers are told about this edition. */
async function tellReaders(strapi: Core.Strapi, { version, paper, draft }: Sheet, going: Going): Promise<Changes> {
  const { type, documentId, language } = version;
  const isFirst = paper.live === 'never';
  const isAdmitted = going.verb === 'admit' && isFirst;
  const isCorrection = going.note !== null && !isFirst && paper.live !== 'unpublished';
  const live = isAdmitted ? liveBy(draft.row.lifecycle) : isCorrection ? 'corrected' : 'published';
  const movesUp = isFirst || going.isMajor || !draft.row.publicUpdatedAt;
  const data: Data = {
    ...(!isAdmitted && { lifecycle: isCorrection ? 'corrected' : 'live', lifecycleNote: null, replacedByUrl: null }),
    ...(movesUp && { publicUpdatedAt: going.now }),
  };
  // Not `update`, which reads the row before and after; and so the time must be told.
  await strapi.db.query(type).updateMany({ where: { id: draft.row.id }, data: { ...data, updatedAt: new Date() } });
  if (isCorrection) await addNote(strapi, version, { at: going.now.toISOString(), note: going.note ?? '', major: going.isMajor });
  if (paper.live === 'merged')
    await documentsOf(strapi, type).update({ documentId, locale: language, data: { replacedBy: null } });
  return { ...CLEARED, state: settled(live), live, edition: paper.edition + 1, goneReason: null, goneTo: null, goneUrl: null };
}

function liveBy(lifecycle: unknown): Live {
  return lifecycle === 'corrected' || lifecycle === 'withdrawn' || lifecycle === 'merged' ? lifecycle : 'published';
}

/** Writes fields that only the desk writes into a draft. */
export async function markDraft(strapi: Core.Strapi, { type, documentId, language }: Version, data: object): Promise<void> {
  await withClearance(documentId, () => documentsOf(strapi, type).update({ documentId, locale: language, data }));
}

async function addNote(strapi: Core.Strapi, { type, documentId, language }: Version, note: Note): Promise<void> {
  const where = { documentId, locale: language, publishedAt: null };
  const draft = await strapi.db.query(type).findOne({ where, select: ['id'], populate: { changeNotes: true } as never });
  const before = ((draft as { changeNotes?: Note[] } | null)?.changeNotes ?? []).map(({ id }) => ({ id }));
  await documentsOf(strapi, type).update({ documentId, locale: language, data: { changeNotes: [...before, note] } });
}

/** The texts as they went out, kept for ever. */
async function keepEditions(strapi: Core.Strapi, sheets: Sheet[], { verb, note, isMajor, by, now }: Going): Promise<void> {
  const data = sheets.map(({ version, paper, draft }) => ({
    type: version.type,
    document: version.documentId,
    language: version.language,
    number: paper.edition + 1,
    verb,
    title: draft.text.title.slice(0, 255),
    text: draft.text.fields,
    hash: draft.hash,
    note,
    major: isMajor,
    by,
    at: now,
    // A text that nobody cleared is judged by the moment it went out.
    clearedAt: (verb === 'publish' || verb === 'correct' ? paper.approvedAt : null) ?? now,
  }));
  await strapi.db.query(EDITION).createMany({ data });
}

/** Takes a language version out of readers' sight. */
export function takeBack(strapi: Core.Strapi, { type, documentId, language }: Version): Promise<unknown> {
  const documents = strapi.documents(type) as unknown as { unpublish(call: object): Promise<unknown> };
  return withClearance(documentId, () => documents.unpublish({ documentId, locale: language }));
}

/** Marks what readers have, and the draft beside it, without letting anything else of the draft out. */
export async function mark(strapi: Core.Strapi, { type, documentId, language }: Version, data: Data): Promise<void> {
  await strapi.db.query(type).updateMany({ where: { documentId, locale: language }, data });
}

/** Leads readers to another entry of the same type: drafts to its draft, what is out to what is out. */
export async function leadTo(strapi: Core.Strapi, { type, documentId, language }: Version, to: string): Promise<void> {
  for (const publishedAt of [null, { $notNull: true }]) {
    const row = await strapi.db.query(type).findOne({ where: { documentId, locale: language, publishedAt }, select: ['id'] });
    const target = await strapi.db
      .query(type)
      .findOne({ where: { documentId: to, locale: language, publishedAt }, select: ['id'] });
    if (row && target) await strapi.db.query(type).update({ where: { id: row.id }, data: { replacedBy: target.id } as never });
  }
  await keepPointing(strapi, { type, documentId, language, field: 'replacedBy', to });
}

export function dueKey({ type, documentId, language }: Version): string {
  return `${DUE}:${type}:${documentId}:${language}`;
}

export async function plan(strapi: Core.Strapi, version: Version, at: Date): Promise<void> {
  const payload = { ...version, at: at.toISOString() };
  // Readers wait for a text; the letters about others can wait for it too.
  await jobs(strapi).enqueue({ task: DUE, payload, at, key: dueKey(version), priority: -1 });
}

export async function unplan(strapi: Core.Strapi, version: Version): Promise<void> {
  await jobs(strapi).cancel({ key: dueKey(version) });
}

function documentsOf(strapi: Core.Strapi, type: Publishable): Documents {
  return strapi.documents(type as UID.ContentType) as unknown as Documents;
}
