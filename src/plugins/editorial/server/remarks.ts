import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { callerLanguage, refuseIf, type Sentence } from '../../../office/refusal';
import { readSettings } from '../../../office/settings';
import { audit } from '../../audit/api';
import { REMARK } from '../shared/names';
import {
  type Dealt,
  NO_SUCH_ENTRY,
  NO_SUCH_REMARK,
  refusalsToDealWith,
  refusalsToRemark,
  refusalsToTakeBack,
} from '../shared/remarks';
import { colleaguesFor } from './colleagues';
import { listenersOf } from './listeners';
import type { Person } from './people';
import type { Version } from './texts';

/** What somebody said of a language version to a colleague, or to nobody in particular. People are named by their login's number. */
export type Remark = {
  id: number;
  type: Version['type'];
  document: string;
  language: string;
  text: string;
  author: number;
  authorName: string;
  addressee: number | null;
  addresseeName: string | null;
  at: Date;
  answers: number | null;
  doneBy: number | null;
  doneByName: string | null;
  doneAt: Date | null;
};
type Leaving = { version: Version; by: Person; text: string; to: number | null; answers: number | null; now: Date };
type Acting = { version: Version; id: number; by: Person; now: Date };

const MOST = 200;

/** Remarks among colleagues: never public, never in the log in words. Every act is one transaction with its entry in the log. */
export const remarks = (strapi: Core.Strapi) => ({
  /** The newest first. */
  of: ({ type, documentId, language }: Version) =>
    strapi.db
      .query(REMARK)
      .findMany({ where: { type, document: documentId, language }, orderBy: { id: 'desc' }, limit: MOST }) as Promise<Remark[]>,

  openFor: (addressee: number) =>
    strapi.db
      .query(REMARK)
      .findMany({ where: { addressee, doneAt: { $null: true } }, orderBy: { id: 'desc' }, limit: MOST }) as Promise<Remark[]>,

  leave: (leaving: Leaving) => leave(strapi, leaving),
  dealWith: (acting: Acting) => dealWith(strapi, acting),
  takeBack: (acting: Acting) => takeBack(strapi, acting),

  /** With the text they were about; all its languages unless some are named. */
  async remove({ type, documentId }: Pick<Version, 'type' | 'documentId'>, languages: string[] | null): Promise<void> {
    const where = { type, document: documentId, ...(languages && { language: { $in: languages } }) };
    await strapi.db.query(REMARK).deleteMany({ where });
  },
});

export function dealtWith({ doneAt, doneByName }: Remark): Dealt | null {
  return doneAt && { by: doneByName ?? '', at: new Date(doneAt) };
}

/** Speaks against taking it back, given who answered what. */
export function againstTakingBack(remark: Remark, { by, isAnswered }: { by: Person; isAnswered: boolean }) {
  const { OFFICE_TIMEZONE: timeZone } = readSettings();
  return refusalsToTakeBack({ isOwn: remark.author === by.id, isAnswered, dealt: dealtWith(remark), timeZone });
}

async function leave(strapi: Core.Strapi, { version, by, text, to, answers, now }: Leaving): Promise<void> {
  await strapi.db.transaction(async () => {
    const title = await titleOf(strapi, version);
    // Held, so that its author does not take it back meanwhile.
    if (answers !== null) await hold(strapi, version, answers);
    const addressee = to === null ? null : (await colleaguesFor(strapi, version)).find(({ id }) => id === to);
    refuseIf(strapi, refusalsToRemark({ text, isForColleague: addressee !== undefined }));
    const { type, documentId: document, language } = version;
    const said = { text, author: by.id, authorName: by.actor.name, answers, at: now };
    const told = { addressee: addressee?.id ?? null, addresseeName: addressee?.name ?? null };
    await strapi.db.query(REMARK).create({ data: { type, document, language, ...said, ...told } });
    await listenersOf(strapi).remarked({ by, now, version, title, addressee: told.addressee });
    const after = { addressee: told.addresseeName };
    await audit(strapi).record({ act: 'editorial.remark', by: by.actor, subject: subjectOf(version, title), after });
  });
}

async function dealWith(strapi: Core.Strapi, { version, id, by, now }: Acting): Promise<void> {
  await strapi.db.transaction(async () => {
    const title = await titleOf(strapi, version);
    const remark = await hold(strapi, version, id);
    refuseIf(strapi, refusalsToDealWith({ dealt: dealtWith(remark), timeZone: readSettings().OFFICE_TIMEZONE }));
    const data = { doneBy: by.id, doneByName: by.actor.name, doneAt: now };
    await strapi.db.query(REMARK).update({ where: { id }, data });
    await record(strapi, { act: 'editorial.remark-done', by, version, title, remark });
  });
}

async function takeBack(strapi: Core.Strapi, { version, id, by }: Acting): Promise<void> {
  await strapi.db.transaction(async () => {
    const title = await titleOf(strapi, version);
    const remark = await hold(strapi, version, id);
    const isAnswered = (await strapi.db.query(REMARK).count({ where: { answers: id } })) > 0;
    refuseIf(strapi, againstTakingBack(remark, { by, isAnswered }));
    await strapi.db.query(REMARK).delete({ where: { id } });
    await record(strapi, { act: 'editorial.remark-taken-back', by, version, title, remark });
  });
}

type Recording = { act: string; by: Person; version: Version; title: string; remark: Remark };

async function record(strapi: Core.Strapi, { act, by, version, title, remark }: Recording): Promise<void> {
  const before = { author: remark.authorName, addressee: remark.addresseeName };
  await audit(strapi).record({ act, by: by.actor, subject: subjectOf(version, title), before });
}

function subjectOf({ type, documentId, language }: Version, title: string) {
  return { type, documentId, locale: language, title };
}

/** The remark, held until the open transaction ends, so that of two who act on it the second sees what the first did. */
async function hold(strapi: Core.Strapi, { type, documentId, language }: Version, id: number): Promise<Remark> {
  const where = { id, type, document: documentId, language };
  const found = await strapi.db.queryBuilder(REMARK).select('*').where(where).first().forUpdate().execute<Remark | null>();
  if (!found) throw notFound(strapi, NO_SUCH_REMARK);
  return found;
}

async function titleOf(strapi: Core.Strapi, { type, documentId, language }: Version): Promise<string> {
  const where = { documentId, locale: language, publishedAt: null };
  const found = await strapi.db.query(type).findOne({ where, select: ['title'] });
  if (!found) throw notFound(strapi, NO_SUCH_ENTRY);
  return (found as { title: string | null }).title ?? '';
}

function notFound(strapi: Core.Strapi, says: Sentence) {
  return new errors.NotFoundError(says[callerLanguage(strapi)]);
}
