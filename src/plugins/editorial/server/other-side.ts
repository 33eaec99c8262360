import type { Core, Modules, UID } from '@strapi/strapi';

import { shownWhen } from '../../visibility/api';
import { PUBLISHABLE, type Publishable } from '../shared/names';
import { noteChangeBeside } from './changes';
import { papers } from './papers';
import { type Attribute, isOfOthers } from './texts';

type Middleware = Modules.Documents.Middleware.Middleware;
type Params = { documentId?: string; data?: Record<string, unknown> };
/** A field of another type by which it stands beside texts of this kind, such as a sponsor's events. */
type Side = { from: UID.ContentType; field: string; type: Publishable };
export type Text = { id: number; documentId: string; locale: string; publishedAt: string | null };
export type Row = { id: number; texts: Text[]; isShown: boolean };

/**
 * Who stands beside a text by a field of their own is cleared with it: what is written there reaches drafts at once, and
 * readers with the next edition of the text. So it is when somebody becomes public who already stood there.
 */
export function waitForClearance(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const from = context.contentType.uid;
    const sides = ['create', 'update', 'clone'].includes(context.action) ? sidesOf(strapi, from) : [];
    if (sides.length === 0) return next();
    return strapi.db.transaction(async () => {
      const params = context.params as Params;
      const isNew = context.action !== 'update';
      const before = new Map<Side, Row[]>();
      for (const side of sides) {
        before.set(side, isNew ? [] : await rowsOf(strapi, side, params.documentId));
        await holdTexts(strapi, side, before.get(side) ?? [], params.data);
      }
      const written = (await next()) as { documentId?: string } | null;
      const documentId = isNew ? written?.documentId : params.documentId;
      for (const side of sides) await settleSide(strapi, side, before.get(side) ?? [], documentId);
      return written as never;
    });
  };
}

/** The fields by which entries of a type stand beside texts; none for most types. */
export function sidesOf(strapi: Core.Strapi, from: UID.ContentType): Side[] {
  return (Object.keys(PUBLISHABLE) as Publishable[]).flatMap((type) =>
    Object.values(strapi.contentType(type).attributes as Record<string, Attribute>).flatMap((a) =>
      isOfOthers(a) && a.target === from && a.mappedBy ? [{ from, field: a.mappedBy, type }] : [],
    ),
  );
}

/** The entry in each of its versions with the texts that it stands beside, drafts and what readers have. */
export async function rowsOf(strapi: Core.Strapi, { from, field }: Side, documentId: string | undefined): Promise<Row[]> {
  if (!documentId) return [];
  const select = ['id', 'documentId', 'locale', 'publishedAt'];
  const rows = (await strapi.db.query(from).findMany({
    where: { documentId },
    select: ['id'],
    populate: { [field]: { select } } as never,
  })) as unknown as ({ id: number } & Record<string, Text[] | Text | null>)[];
  const where = { $and: [{ documentId }, shownWhen(strapi.contentType(from)) ?? {}] };
  const shown: { id: number }[] = await strapi.db.query(from).findMany({ where, select: ['id'] });
  return rows.map((row) => ({
    id: row.id,
    texts: [row[field] ?? []].flat(),
    isShown: shown.some(({ id }) => id === row.id),
  }));
}

/** The papers of all texts it stands beside or will; before anything is written, as every verb takes them. */
async function holdTexts(strapi: Core.Strapi, { field, type }: Side, rows: Row[], data: Params['data']): Promise<void> {
  const named = keysIn(data?.[field]);
  const ids = named.filter((key) => typeof key === 'number');
  const found: { documentId: string }[] =
    ids.length > 0 ? await strapi.db.query(type).findMany({ where: { id: { $in: ids } }, select: ['documentId'] }) : [];
  const documents = [
    ...rows.flatMap(({ texts }) => texts.map(({ documentId }) => documentId)),
    ...found.map(({ documentId }) => documentId),
    ...named.filter((key) => typeof key === 'string'),
  ];
  for (const documentId of [...new Set(documents)].sort()) await papers(strapi).holdDocument({ type, documentId });
}

/** Every text that a relation names in whatever form, by document or by row; other words in it name none. */
function keysIn(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(keysIn) : [];
}

async function settleSide(strapi: Core.Strapi, side: Side, before: Row[], documentId: string | undefined): Promise<void> {
  const after = await rowsOf(strapi, side, documentId);
  for (const row of after) await keepAsCleared(strapi, side, { before: before.find(({ id }) => id === row.id), after: row });
  const [was, is] = [shownBeside(before), shownBeside(after)];
  const changed = [...was.filter((key) => !is.includes(key)), ...is.filter((key) => !was.includes(key))];
  const documents = new Set(changed.map((key) => key.split(' ')[0] ?? ''));
  for (const text of [...documents].sort()) await noteChangeBeside(strapi, { type: side.type, documentId: text });
}

/** Readers keep what was cleared; nobody who was hidden until now has been. */
async function keepAsCleared(
  strapi: Core.Strapi,
  { from, field }: Side,
  { before, after }: { before: Row | undefined; after: Row },
): Promise<void> {
  const out = (row: Row | undefined) => (row?.texts ?? []).filter(({ publishedAt }) => publishedAt !== null);
  const cleared = before && (before.isShown || !after.isShown) ? out(before).map(({ id }) => id) : [];
  const present = out(after).map(({ id }) => id);
  const disconnect = present.filter((id) => !cleared.includes(id)).map((id) => ({ id }));
  const connect = cleared.filter((id) => !present.includes(id)).map((id) => ({ id }));
  if (disconnect.length + connect.length === 0) return;
  await strapi.db.query(from).update({ where: { id: after.id }, data: { [field]: { disconnect, connect } } as never });
}

function shownBeside(rows: Row[]): string[] {
  return rows
    .filter(({ isShown }) => isShown)
    .flatMap(({ texts }) => texts.filter(({ publishedAt }) => publishedAt === null))
    .map(({ documentId, locale }) => `${documentId} ${locale}`);
}
