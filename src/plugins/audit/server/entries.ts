import type { Core, Modules, UID } from '@strapi/strapi';

import { languageOfEntry } from '../../languages/api';
import { audit } from '../api';
import { ABOUT_PERSONS, type Attribute, changedFields, isPart, shown } from '../shared/changes';
import { HIDDEN } from '../shared/difference';
import type { Values } from '../shared/entry';
import { hearingOf, isToldOtherwise } from './hearing';

type Middleware = Modules.Documents.Middleware.Middleware;
type Row = Values & { id: number; documentId: string; locale: string | null };
type Params = { documentId?: string; locale?: string; data?: Values };
type Writing = { type: UID.ContentType; params: Params; locale: string | null };

const ACTS: Record<string, string> = {
  create: 'create',
  clone: 'create',
  update: 'change',
  delete: 'delete',
  discardDraft: 'discard',
};
const TITLES = ['title', 'name', 'heading', 'shortName'];

/**
 * Logs what people and programs write into the office's entries, in the transaction that writes it; outermost, so that the log
 * is told last. What the office does by itself, and what a plugin tells in words of its own, is not told here.
 */
export function logEntries(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    const act = ACTS[context.action];
    if (!act || !type.startsWith('api::') || isToldOtherwise() || audit(strapi).actor().kind === 'system') return next();
    return strapi.db.transaction(async () => {
      const params = context.params as Params;
      const writing = { type, params, locale: await languageOfEntry(strapi, type, params.locale) };
      const before = ['create', 'clone'].includes(context.action) ? null : await presentRow(strapi, writing);
      const { result, isTold } = await hearingOf<unknown>(async () => next());
      const after = (act === 'delete' ? before : result) as (Row & { entries?: Row[] }) | null;
      const documentId = params.documentId && context.action !== 'clone' ? params.documentId : after?.documentId;
      if (!documentId || (act !== 'change' && isTold({ type, documentId }))) return result as never;
      await tell(strapi, writing, { act: before || act !== 'change' ? act : 'create', documentId, before, after });
      return result as never;
    });
  };
}

type Told = { act: string; documentId: string; before: Row | null; after: Row | null };

async function tell(strapi: Core.Strapi, { type, params, locale }: Writing, { act, documentId, before, after }: Told) {
  const attributes = attributesOf(strapi, type);
  const isPersonal = ABOUT_PERSONS.includes(type);
  const given = params.data ?? {};
  const isWritten = act === 'change' || act === 'create';
  const fields = isWritten ? changedFields({ attributes, before: before ?? {}, after: after ?? {}, given }) : [];
  if (act === 'change' && fields.length === 0) return;
  const look = (row: Values) => Object.fromEntries(fields.map((name) => [name, shown(attributes[name]!, row[name], isPersonal)]));
  const named = after ?? before ?? given;
  const title = isPersonal ? HIDDEN : String(TITLES.map((name) => named[name]).find(Boolean) ?? '');
  await audit(strapi).record({
    act: `entry.${act}`,
    by: audit(strapi).actor(),
    subject: { type, documentId, locale, title },
    before: act === 'change' && before ? look(before) : null,
    after: isWritten ? look({ ...after, ...partsOf(attributes, given) }) : null,
  });
}

/** The row to be written, with those of its parts that were given and that it may hold already. */
async function presentRow(strapi: Core.Strapi, { type, params, locale }: Writing): Promise<Row | null> {
  const { documentId, data = {} } = params;
  const drafted = strapi.contentType(type).options?.draftAndPublish ? { publishedAt: null } : {};
  const where = { documentId, ...(locale && { locale }), ...drafted };
  const row: Row | null = await strapi.db.query(type).findOne({ where });
  const populate = row ? populateOf(strapi, type, { data, held: await componentsIn(strapi, type, row.id, data) }) : {};
  if (!row || Object.keys(populate).length === 0) return row;
  const parts: Row | null = await strapi.db
    .query(type)
    .findOne({ where: { id: row.id }, select: ['id'], populate: populate as never });
  return { ...row, ...parts };
}

type Given = { data: Values; held: Set<string> };

/** Relations that only say what comes and goes need no look, nor do components where there was none. */
function populateOf(strapi: Core.Strapi, model: UID.Schema, { data, held }: Given): Record<string, object> {
  const populate: Record<string, object> = {};
  for (const [name, { type, component }] of Object.entries(attributesOf(strapi, model))) {
    if (!(name in data) || isMoves(data[name])) continue;
    if (component && held.has(name)) populate[name] = { populate: innerOf(strapi, component as UID.Component) };
    if (type === 'media') populate[name] = { select: ['id'] };
    if (type === 'relation') populate[name] = { select: ['id', 'documentId'] };
  }
  return populate;
}

function innerOf(strapi: Core.Strapi, model: UID.Component): Record<string, object> {
  const parts = Object.entries(attributesOf(strapi, model)).filter(([, attribute]) => isPart(attribute));
  return Object.fromEntries(
    parts.map(([name, { type, component }]) => [
      name,
      component
        ? { populate: innerOf(strapi, component as UID.Component) }
        : { select: type === 'media' ? ['id'] : ['id', 'documentId'] },
    ]),
  );
}

/** The names of those component fields that hold something; one statement, however many there are. */
async function componentsIn(strapi: Core.Strapi, type: UID.ContentType, id: number, data: Values): Promise<Set<string>> {
  const given = Object.entries(attributesOf(strapi, type)).filter(([name, { component }]) => component && name in data);
  const column = strapi.db.metadata.get(type).attributes[given[0]?.[0] ?? ''] as { joinTable?: { name: string } } | undefined;
  if (!column?.joinTable) return new Set();
  const { name: table } = column.joinTable;
  return strapi.db.transaction(async ({ trx }) => {
    const rows: { field: string }[] = await trx(table).where({ entity_id: id }).distinct('field');
    return new Set(rows.map(({ field }) => field));
  });
}

function isMoves(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('connect' in value || 'disconnect' in value) && !('set' in value);
}

function partsOf(attributes: Record<string, Attribute>, given: Values): Values {
  return Object.fromEntries(Object.entries(given).filter(([name]) => attributes[name] && isPart(attributes[name])));
}

function attributesOf(strapi: Core.Strapi, model: UID.Schema): Record<string, Attribute> {
  return strapi.getModel(model).attributes as Record<string, Attribute>;
}
