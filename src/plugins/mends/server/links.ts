import type { Core, UID } from '@strapi/strapi';

export type Attribute = {
  type: string;
  target?: UID.ContentType;
  inversedBy?: string;
  mappedBy?: string;
  component?: UID.Component;
  components?: UID.Component[];
  pluginOptions?: { i18n?: { localized?: boolean } };
};
/** Which fields to follow: of relations those that matter, of components those that are looked into. */
export type Choice = (attribute: Attribute, model: UID.Schema) => boolean;

export type Row = { id: number; __component?: UID.Component; [field: string]: unknown };
export type Version = { id: number; documentId: string; locale: string | null; publishedAt: string | null };

/** A relation field of an entry, or of a component in it, with the rows it points at. */
export type Link = { path: string; model: UID.Schema; row: number; field: string; target: UID.ContentType; to: Version[] };

type Populate = {
  [field: string]: { select: string[] } | { populate: Populate } | { on: { [component: string]: { populate: Populate } } };
};

/** What is read of an entry to know which version of which document it is. */
export const VERSION = ['id', 'documentId', 'locale', 'publishedAt'];

/** The chosen relations of one row of an entry and of the components in it. */
export async function linksOf(strapi: Core.Strapi, type: UID.ContentType, id: number, choose: Choice): Promise<Link[]> {
  const populate = populateOf(strapi, type, choose);
  if (isEmpty(populate)) return [];
  const row: Row | null = await strapi.db.query(type).findOne({ where: { id }, select: ['id'], populate });
  return row ? linksIn(strapi, type, row, choose) : [];
}

export function hasLinks(strapi: Core.Strapi, type: UID.ContentType, choose: Choice): boolean {
  return !isEmpty(populateOf(strapi, type, choose));
}

/** The chosen relations of an entry itself, and the components in which there are some. */
export function linkingFields(strapi: Core.Strapi, type: UID.ContentType, choose: Choice): string[] {
  return Object.keys(populateOf(strapi, type, choose));
}

/** The published entries that point at this version in a chosen relation field of their own type. */
export async function publishedSiblings(
  strapi: Core.Strapi,
  type: UID.ContentType,
  id: number,
  choose: Choice,
): Promise<Version[]> {
  const own = chosenOf(strapi, type, choose).filter(([, { target }]) => target === type);
  if (own.length === 0) return [];
  const where = { publishedAt: { $notNull: true }, $or: own.map(([field]) => ({ [field]: { id } })) };
  return strapi.db.query(type).findMany({ where, select: VERSION });
}

/** Makes the field point at these rows, in this order; the entry does not count as edited by it. */
export async function relink(strapi: Core.Strapi, { model, row, field, to }: Link, ids: number[]): Promise<void> {
  if (ids.join() === to.map(({ id }) => id).join()) return;
  const data = { [field]: { set: ids.map((id) => ({ id })) } };
  await strapi.db.transaction(({ trx }) => strapi.db.entityManager.updateRelations(model, row, data, { transaction: trx }));
}

/** All versions of these documents: drafts and published ones, in every language. */
export function versionsOf(strapi: Core.Strapi, type: UID.ContentType, documents: string[]): Promise<Version[]> {
  return strapi.db.query(type).findMany({ where: { documentId: { $in: documents } }, select: VERSION });
}

function linksIn(strapi: Core.Strapi, model: UID.Schema, row: Row, choose: Choice, path = ''): Link[] {
  return chosenOf(strapi, model, choose).flatMap(([field, { type, target, component }]): Link[] => {
    if (type === 'relation' && target) {
      return [{ path: path + field, model, row: row.id, field, target, to: listOf<Version>(row[field]) }];
    }
    return listOf<Row>(row[field]).flatMap((part, i) => {
      const inner = part.__component ?? component;
      return inner ? linksIn(strapi, inner, part, choose, `${path}${field}.${i}.`) : [];
    });
  });
}

function populateOf(strapi: Core.Strapi, model: UID.Schema, choose: Choice): Populate {
  const populate: Populate = {};
  for (const [field, attribute] of chosenOf(strapi, model, choose)) {
    if (attribute.type === 'relation') populate[field] = { select: VERSION };
    if (attribute.component) {
      const inner = populateOf(strapi, attribute.component, choose);
      if (!isEmpty(inner)) populate[field] = { populate: inner };
    }
    if (attribute.components) {
      const on = attribute.components.map((name) => [name, { populate: populateOf(strapi, name, choose) }] as const);
      if (on.some(([, { populate: inner }]) => !isEmpty(inner))) populate[field] = { on: Object.fromEntries(on) };
    }
  }
  return populate;
}

/** Only relations kept in a join table: the others (`localizations`, `createdBy`) are columns that must not be set. */
function chosenOf(strapi: Core.Strapi, model: UID.Schema, choose: Choice): [string, Attribute][] {
  const columns = strapi.db.metadata.get(model).attributes;
  return Object.entries(strapi.getModel(model).attributes as Record<string, Attribute>).filter(([field, attribute]) => {
    const column = columns[field];
    const isSet = attribute.type !== 'relation' || (column !== undefined && 'joinTable' in column);
    return isSet && choose(attribute, model);
  });
}

function listOf<T>(value: unknown): T[] {
  return value === null || value === undefined ? [] : ([value].flat() as T[]);
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
