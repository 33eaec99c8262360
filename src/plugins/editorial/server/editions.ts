import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { audit, toldOtherwise } from '../../audit/api';
import { changesBetween } from '../shared/comparison';
import type { Edition, FieldChange } from '../shared/contracts';
import { EDITION, type Publishable } from '../shared/names';
import { parts, type Value } from '../shared/text';
import type { Person } from './people';
import { draftOf, type Version } from './texts';

type Attribute = {
  type: string;
  component?: UID.Component;
  target?: UID.ContentType;
  mappedBy?: string;
  repeatable?: boolean;
  multiple?: boolean;
};
type Fields = Record<string, Value>;
type Kept = {
  number: number;
  verb: string;
  title: string;
  text: Fields;
  note: string | null;
  major: boolean;
  by: string;
  at: string;
};
type Checker = { sanitizeUpdateInput(entity: object): (data: object) => Promise<object> };

export async function editionsOf(strapi: Core.Strapi, { type, documentId, language }: Version): Promise<Edition[]> {
  const found = (await strapi.db.query(EDITION).findMany({
    where: { type, document: documentId, language },
    select: ['number', 'verb', 'title', 'note', 'major', 'by', 'at'],
    orderBy: { number: 'desc' },
  })) as Kept[];
  return found.map(({ major, at, number, verb, title, note, by }) => ({
    number,
    verb,
    title,
    note,
    by,
    isMajor: major,
    at: new Date(at).toISOString(),
  }));
}

/** How often each of these documents went out, in all languages together, and when it last did. */
export async function revisionsOf(
  strapi: Core.Strapi,
  type: Publishable,
  documentIds: string[],
): Promise<Map<string, Revisions>> {
  const found = (await strapi.db.query(EDITION).findMany({
    where: { type, document: { $in: documentIds } },
    select: ['document', 'at'],
    orderBy: { id: 'asc' },
  })) as { document: string; at: string }[];
  const revisions = new Map<string, Revisions>();
  for (const { document, at } of found) {
    const last = Math.max(revisions.get(document)?.last.getTime() ?? 0, new Date(at).getTime());
    revisions.set(document, { count: (revisions.get(document)?.count ?? 0) + 1, last: new Date(last) });
  }
  return revisions;
}

export type Revisions = { count: number; last: Date };

type Pair = { from: number; to: number | 'draft' };

/** Field by field what the later one says differently. */
export async function compareEditions(strapi: Core.Strapi, version: Version, { from, to }: Pair): Promise<FieldChange[]> {
  const before = (await keptAs(strapi, version, from)).text;
  const after = to === 'draft' ? await draftFields(strapi, version) : (await keptAs(strapi, version, to)).text;
  const names = await namesOf(strapi, version, [before, after]);
  const order = Object.keys(attributesOf(strapi, version.type));
  return changesBetween({ before, after, names }).sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

type Restoring = { number: number; by: Person; ability: unknown };

/** Writes what an edition said into the draft. What readers have stays, until the draft is cleared like any other. */
export async function restoreEdition(strapi: Core.Strapi, version: Version, { number, by, ability }: Restoring): Promise<void> {
  const { type, documentId, language } = version;
  const { text, title } = await keptAs(strapi, version, number);
  await strapi.db.transaction(async () => {
    const draft = await draftOf(strapi, version);
    if (!draft) throw new errors.NotFoundError();
    const files = await filesStillThere(strapi, text);
    const checkers = strapi.plugin('content-manager').service('permission-checker') as unknown as { create(of: object): Checker };
    const written = writable(strapi, { model: type, fields: text, files });
    const data = await checkers.create({ userAbility: ability, model: type }).sanitizeUpdateInput(draft.row)(written);
    const documents = strapi.documents(type as UID.ContentType) as unknown as { update(call: object): Promise<unknown> };
    await toldOtherwise(() => documents.update({ documentId, locale: language, data }));
    const subject = { type, documentId, locale: language, title };
    await audit(strapi).record({ act: 'editorial.restore', by: by.actor, subject, after: { edition: number } });
  });
}

async function keptAs(strapi: Core.Strapi, { type, documentId, language }: Version, number: number): Promise<Kept> {
  const where = { type, document: documentId, language, number };
  const found = (await strapi.db.query(EDITION).findOne({ where })) as Kept | null;
  if (!found) throw new errors.NotFoundError();
  return found;
}

async function draftFields(strapi: Core.Strapi, version: Version): Promise<Fields> {
  const draft = await draftOf(strapi, version);
  if (!draft) throw new errors.NotFoundError();
  return draft.text.fields;
}

type Writing = { model: UID.Schema; fields: Fields; files: Set<number> };

/**
 * The fields in the form in which Strapi takes them: components without ids, files and entries by theirs.
 * The address stays the present one, and texts that belong to the entry and those who stand beside it stay as they are.
 */
function writable(strapi: Core.Strapi, { model, fields, files }: Writing): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [name, a] of Object.entries(attributesOf(strapi, model))) {
    if (!(name in fields) || a.type === 'uid' || a.mappedBy) continue;
    const value = fields[name];
    const one = (part: Fields) => writable(strapi, { model: a.component!, fields: part, files });
    if (a.component) data[name] = a.repeatable ? parts(value).map(one) : (parts(value).map(one)[0] ?? null);
    else if (a.type === 'media')
      data[name] = single(
        a.multiple,
        idsIn(value).filter((id) => files.has(id)),
      );
    else if (a.type === 'relation') data[name] = { set: parts(value).map(({ documentId }) => ({ documentId })) };
    else data[name] = value ?? null;
  }
  return data;
}

function single(isMany: boolean | undefined, ids: number[]): number[] | number | null {
  return isMany ? ids : (ids[0] ?? null);
}

function idsIn(value: Value | undefined): number[] {
  return parts(value).flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
}

/** Of the files an edition had, those that are in the library still. */
async function filesStillThere(strapi: Core.Strapi, fields: Fields): Promise<Set<number>> {
  const named = [...new Set(filesIn(fields))];
  const found = await strapi.db.query('plugin::upload.file').findMany({ where: { id: { $in: named } }, select: ['id'] });
  return new Set(found.map(({ id }: { id: number }) => id));
}

function filesIn(value: Value | undefined): number[] {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  return parts(value).flatMap((part) => ('mime' in part ? idsIn(part) : Object.values(part).flatMap(filesIn)));
}

/** What entries that the texts refer to are called. */
async function namesOf(strapi: Core.Strapi, { type, language }: Version, texts: Fields[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const [field, { target }] of Object.entries(attributesOf(strapi, type))) {
    const documents = texts.flatMap((fields) => parts(fields[field]).flatMap(({ documentId }) => documentId ?? []));
    if (!target || documents.length === 0) continue;
    const rows = await strapi.db.query(target).findMany({ where: { documentId: { $in: documents as string[] } } });
    for (const row of rows as { documentId: string; locale?: string; title?: string; name?: string }[])
      if (row.locale === language || !(row.documentId in names)) names[row.documentId] = row.title ?? row.name ?? row.documentId;
  }
  return names;
}

function attributesOf(strapi: Core.Strapi, model: UID.Schema): Record<string, Attribute> {
  return strapi.getModel(model).attributes as Record<string, Attribute>;
}
