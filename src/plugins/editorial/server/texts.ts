import { createHash } from 'node:crypto';

import type { Core, UID } from '@strapi/strapi';

import { tiesOf } from '../../mends/api';
import { shownWhen } from '../../visibility/api';
import type { Issuer, Shape, Unpublished } from '../shared/completeness';
import { BELONGS_TO, isPublishable, KEPT_BY_THE_DESK, type Publishable } from '../shared/names';
import { canonical, type Text, type Value } from '../shared/text';

export type Version = { type: Publishable; documentId: string; language: string };
/** Language versions of one document. */
export type Versions = { type: Publishable; documentId: string; languages: string[] };
export type Attribute = {
  type: string;
  private?: boolean;
  required?: boolean;
  target?: UID.ContentType;
  component?: UID.Component;
  mappedBy?: string;
  targetField?: string;
  relation?: string;
  repeatable?: boolean;
};
type Row = Record<string, unknown> & { id: number; documentId: string };
type Populate = Record<string, object>;

const FILE_FIELDS = ['id', 'name', 'url', 'mime', 'hash', 'alternativeText', 'altTexts', 'caption', 'credit', 'licence'];
/** Given at publication, or of no concern to what was cleared. */
const NOT_CLEARED = [
  ...KEPT_BY_THE_DESK,
  'issuedAt',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'firstPublishedAt',
  'locale',
  'localizations',
  'createdBy',
  'updatedBy',
];

export type Draft = { row: Row; text: Text; hash: string; embargoUntil: Date | null; writtenAt: Date | null };

/** What a draft says to readers, with the references it makes; null where there is no draft in that language. */
export async function draftOf(strapi: Core.Strapi, { language, ...document }: Version): Promise<Draft | null> {
  return (await draftsOf(strapi, { ...document, languages: [language] })).get(language) ?? null;
}

/** The drafts of a document by their languages, in as few questions as one of them takes. */
export async function draftsOf(strapi: Core.Strapi, { type, documentId, languages }: Versions): Promise<Map<string, Draft>> {
  const { empty } = await tiesOf(strapi, type, documentId);
  const populate = Object.entries(populateOf(strapi, type)).filter(([name]) => !empty.has(name));
  const rows = (await strapi.db.query(type).findMany({
    where: { documentId, locale: { $in: languages }, publishedAt: null },
    populate: Object.fromEntries(populate) as never,
  })) as (Row & { locale: string })[];
  const nothing = Object.fromEntries([...empty].map((name) => [name, nothingIn(attributesOf(strapi, type)[name])]));
  return new Map(rows.map((row) => [row.locale, draftFrom(strapi, type, { ...nothing, ...row })]));
}

/** What Strapi answers for it where there is nothing. */
function nothingIn({ relation, repeatable }: Attribute = { type: 'relation' }): [] | null {
  return repeatable || relation?.endsWith('ToMany') ? [] : null;
}

function draftFrom(strapi: Core.Strapi, type: Publishable, row: Row): Draft {
  const text: Text = { title: String(row.title ?? ''), fields: fieldsOf(strapi, type, row) };
  return { row, text, hash: hashOf(text), embargoUntil: instantIn(row.embargoUntil), writtenAt: instantIn(row.updatedAt) };
}

function instantIn(value: unknown): Date | null {
  return value ? new Date(value as string | Date) : null;
}

export function hashOf(text: Text): string {
  return createHash('sha256').update(canonical(text)).digest('hex');
}

/** What the rules of completeness need to know of a type. */
export function shapeOf(strapi: Core.Strapi, type: Publishable): Shape {
  const attributes = Object.entries(attributesOf(strapi, type));
  const contacts = attributes.filter(([, a]) => a.component === 'office.press-contact').map(([name]) => name);
  return {
    required: [...requiredIn(strapi, type), 'organization'],
    rich: attributes.filter(([, a]) => a.type === 'blocks').map(([name]) => name),
    contacts,
    within: Object.fromEntries(
      attributes.flatMap(([name, a]) => (a.component && isShown(name, a) ? [[name, requiredIn(strapi, a.component)]] : [])),
    ),
  };
}

function requiredIn(strapi: Core.Strapi, model: UID.Schema): string[] {
  return Object.entries(attributesOf(strapi, model)).flatMap(([name, a]) => (a.required ? [name] : []));
}

/** The body that speaks in it. */
export function issuerOf({ row }: Draft): Issuer | null {
  const body = row.organization as Partial<Issuer> | null | undefined;
  return body ? { name: body.name ?? '', kind: body.kind ?? '' } : null;
}

/** The name of the body that speaks in another language of the text; asked where none speaks in this one. */
export async function untranslatedIssuer(strapi: Core.Strapi, { type, documentId, language }: Version): Promise<string | null> {
  const where = { documentId, locale: { $ne: language }, publishedAt: null, organization: { id: { $notNull: true } } };
  const populate = { organization: { select: ['name'] } } as never;
  const other = await strapi.db.query(type).findOne({ where: where as never, select: ['id'], populate });
  return (other as { organization?: { name: string } | null } | null)?.organization?.name ?? null;
}

/** Those entries that the text refers to and that are not public in its language; itself aside. */
export async function unpublishedIn(
  strapi: Core.Strapi,
  { type, documentId, language }: Version,
  row: Row,
): Promise<Unpublished[]> {
  const found: Unpublished[] = [];
  for (const [field, { target }] of references(strapi, type)) {
    const named = [row[field] ?? []].flat() as Row[];
    const others = named.filter((one) => one.documentId !== documentId).map((one) => one.documentId);
    if (others.length === 0 || !target) continue;
    const where = { documentId: { $in: others }, locale: language, publishedAt: { $notNull: true } };
    const seen: Row[] = await strapi.db.query(target).findMany({ where, select: ['documentId'] });
    const hidden = named.filter((one) => others.includes(one.documentId) && !seen.some((s) => s.documentId === one.documentId));
    found.push(...hidden.map((one) => ({ field, title: String(one.title ?? one.documentId) })));
  }
  return found;
}

/** Relations of a type to what is drafted before it is published. */
function references(strapi: Core.Strapi, type: Publishable): [string, Attribute][] {
  return Object.entries(attributesOf(strapi, type)).filter(
    ([name, a]) => a.type === 'relation' && a.target && isPublishable(a.target) && isShown(name, a),
  );
}

export function isShown(name: string, { private: isPrivate }: Attribute): boolean {
  return !isPrivate && !NOT_CLEARED.includes(name);
}

/** Kept by the other side, which no text owns: a sponsor names the events. */
export function isOfOthers({ type, mappedBy, target }: Attribute): boolean {
  return type === 'relation' && mappedBy !== undefined && !isOwned(target);
}

function isOwned(target: UID.ContentType | undefined): boolean {
  return target !== undefined && target in BELONGS_TO;
}

function populateOf(strapi: Core.Strapi, model: UID.Schema): Populate {
  const populate: Populate = {};
  for (const [name, a] of Object.entries(attributesOf(strapi, model))) {
    if (!isShown(name, a)) continue;
    if (a.type === 'media') populate[name] = { select: FILE_FIELDS };
    if (a.component) populate[name] = { populate: populateOf(strapi, a.component) };
    if (a.type === 'relation' && a.target) populate[name] = isOwned(a.target) ? {} : named(strapi, a, a.target);
  }
  return populate;
}

/** Of those who stand beside the text by their own doing, the ones that readers see. */
function named(strapi: Core.Strapi, a: Attribute, target: UID.ContentType): object {
  const where = isOfOthers(a) ? shownWhen(strapi.contentType(target)) : null;
  return { select: nameable(strapi, target), ...(where && { where }) };
}

function nameable(strapi: Core.Strapi, target: UID.ContentType): string[] {
  const { attributes } = strapi.contentType(target) as { attributes: object };
  return ['id', 'documentId', ...['title', 'name', 'kind'].filter((name) => name in attributes)];
}

function fieldsOf(strapi: Core.Strapi, model: UID.Schema, row: Record<string, unknown>): Text['fields'] {
  const shown = Object.entries(attributesOf(strapi, model)).filter(([name, a]) => isShown(name, a));
  return Object.fromEntries(shown.map(([name, a]) => [name, valueOf(strapi, a, row[name])]));
}

function valueOf(strapi: Core.Strapi, a: Attribute, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (isOfOthers(a)) return besides([value].flat() as Row[]);
  if (Array.isArray(value) && (a.component || a.type === 'media' || a.type === 'relation'))
    return value.map((one) => valueOf(strapi, a, one));
  const row = value as Row;
  if (a.component) return fieldsOf(strapi, a.component, row);
  if (a.type === 'media') return JSON.parse(JSON.stringify(row)) as Value;
  if (a.type === 'relation') return isOwned(a.target) ? ownedText(strapi, a.target!, row) : { documentId: row.documentId };
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** In no order of their own, and not counted where there are none. */
function besides(rows: Row[]): Value {
  const documents = rows.map(({ documentId }) => documentId).sort();
  return documents.length > 0 ? documents.map((documentId) => ({ documentId })) : null;
}

/** A text that belongs to another counts with its words, and with the entry it is, but not with where it belongs. */
function ownedText(strapi: Core.Strapi, type: UID.ContentType, row: Row): Value {
  const scalars = Object.entries(attributesOf(strapi, type)).filter(([name, a]) => a.type !== 'relation' && isShown(name, a));
  return { documentId: row.documentId, ...Object.fromEntries(scalars.map(([name, a]) => [name, valueOf(strapi, a, row[name])])) };
}

function attributesOf(strapi: Core.Strapi, model: UID.Schema): Record<string, Attribute> {
  return strapi.getModel(model).attributes as Record<string, Attribute>;
}
