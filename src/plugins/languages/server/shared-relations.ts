import type { Core, Modules, UID } from '@strapi/strapi';

type Relations = Record<string, string[]>;
type Data = Record<string, unknown>;
type Attribute = {
  type: string;
  relation?: string;
  target?: string;
  mappedBy?: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
};
type Params = { documentId?: string; locale?: unknown; data?: Data };
type Written = { documentId: string; locale: string } | null;
type Version = { type: UID.ContentType; documentId: string; locale: string };

/**
 * Strapi keeps every relation for each language by itself, so that a body or topic chosen in Greek would be missing in the
 * translation. Relations that the schema marks as the same in all languages are kept the same here: a new language version
 * starts with them, and a change in one version reaches the drafts of the others in the same transaction.
 */
export function shareRelations(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    const params = context.params as Params;
    const shared = sharedIn(strapi, type);
    if (!['create', 'update'].includes(context.action) || shared.length === 0 || !params.data) return next();
    return strapi.db.transaction(async () => {
      const isNew = await startWithThem(strapi, { type, params, shared });
      if (!isNew) await takeLate(strapi, { type, params, shared });
      const written = (await next()) as Written;
      const touched = shared.filter((name) => params.data && name in params.data);
      if (written && touched.length > 0 && !isNew) await tellOthers(strapi, { type, ...written }, touched);
      return written as never;
    });
  };
}

/** What could not be named in this language when it was related, and can be by now, comes with the next change. */
async function takeLate(strapi: Core.Strapi, { type, params, shared }: Starting): Promise<void> {
  const { documentId, locale, data } = params;
  if (!documentId || typeof locale !== 'string' || locale === '*') return;
  const names = shared.filter((name) => data?.[name] === undefined);
  params.data = { ...data, ...(await lateRelations(strapi, { type, documentId, locale }, names)) };
}

/** What other languages relate to and this one misses though it could name it; what was taken away was taken from all of them. */
export async function lateRelations(strapi: Core.Strapi, version: Version, names: string[]): Promise<Data> {
  const { type, documentId, locale } = version;
  const where = { documentId, locale: { $ne: locale } };
  const others = names.length > 0 ? await strapi.db.query(type).findMany({ where, select: ['locale'] }) : [];
  if (others.length === 0) return {};
  const own = await relationsOf(strapi, version, names);
  const late: Data = {};
  for (const other of new Set<string>(others.map((o) => o.locale))) {
    const theirs = await relationsOf(strapi, { type, documentId, locale: other }, names);
    for (const name of names) {
      const present = own[name] ?? [];
      const missing = (theirs[name] ?? []).filter((id) => !present.includes(id));
      const found = await inLanguage(strapi, targetOf(strapi, type, name), missing, locale);
      if (found.length === 0 || (isToOne(strapi, type, name) && present.length > 0)) continue;
      own[name] = isToOne(strapi, type, name) ? found.slice(0, 1) : [...present, ...found];
      late[name] = { set: own[name] };
    }
  }
  return late;
}

export function sharedIn(strapi: Core.Strapi, type: UID.ContentType): string[] {
  return Object.entries(attributesOf(strapi, type))
    .filter(
      ([, a]) =>
        a.type === 'relation' && a.pluginOptions?.i18n?.localized === false && !a.mappedBy && a.target?.startsWith('api::'),
    )
    .map(([name]) => name);
}

type Starting = { type: UID.ContentType; params: Params; shared: string[] };

/** Answers whether the language version is new. */
async function startWithThem(strapi: Core.Strapi, { type, params, shared }: Starting): Promise<boolean> {
  const { documentId, locale, data } = params;
  if (!documentId || typeof locale !== 'string' || locale === '*') return false;
  const versions = await strapi.db.query(type).findMany({ where: { documentId }, select: ['locale'] });
  const source = versions.find((version) => version.locale !== locale);
  if (!source || versions.some((version) => version.locale === locale)) return false;
  const relations = await relationsOf(strapi, { type, documentId, locale: source.locale }, shared);
  const starting: Data = {};
  for (const name of shared.filter((n) => data?.[n] === undefined)) {
    const ids = await inLanguage(strapi, targetOf(strapi, type, name), relations[name] ?? [], locale);
    if (ids.length > 0) starting[name] = { set: ids };
  }
  params.data = { ...data, ...starting };
  return true;
}

async function tellOthers(strapi: Core.Strapi, version: Version, names: string[]): Promise<void> {
  const { type, documentId } = version;
  const others = await strapi.db
    .query(type)
    .findMany({ where: { documentId, locale: { $ne: version.locale } }, select: ['locale'] });
  if (others.length === 0) return;
  const present = await relationsOf(strapi, version, names);
  for (const locale of new Set<string>(others.map((other) => other.locale))) {
    const theirs = await relationsOf(strapi, { type, documentId, locale }, names);
    const data: Data = {};
    for (const name of names) {
      const wanted = await told(strapi, { version, name, ids: present[name] ?? [] }, { locale, ids: theirs[name] ?? [] });
      if (String(wanted) !== String(theirs[name])) data[name] = { set: wanted };
    }
    if (Object.keys(data).length > 0) await strapi.documents(type).update({ documentId, locale, data: data as never });
  }
}

type Change = { version: Version; name: string; ids: string[] };

/** What another language version relates to after the change: it cannot name what is not in its language, nor can the writer. */
async function told(strapi: Core.Strapi, change: Change, theirs: { locale: string; ids: string[] }): Promise<string[]> {
  const { type, locale } = change.version;
  const target = targetOf(strapi, type, change.name);
  const taken = await inLanguage(strapi, target, change.ids, theirs.locale);
  const seen = await inLanguage(strapi, target, theirs.ids, locale);
  const unseen = theirs.ids.filter((id) => !seen.includes(id));
  return isToOne(strapi, type, change.name) && taken.length > 0 ? taken : [...taken, ...unseen];
}

/** Those of the documents that exist in the language; all of them where their type has one text for all languages. */
async function inLanguage(strapi: Core.Strapi, target: UID.ContentType, ids: string[], locale: string): Promise<string[]> {
  if (ids.length === 0 || !isLocalized(strapi, target)) return ids;
  const found = await strapi.db.query(target).findMany({ where: { documentId: { $in: ids }, locale }, select: ['documentId'] });
  return ids.filter((id) => found.some((document) => document.documentId === id));
}

function isLocalized(strapi: Core.Strapi, type: UID.ContentType): boolean {
  return (strapi.contentType(type).pluginOptions as Attribute['pluginOptions'])?.i18n?.localized === true;
}

function targetOf(strapi: Core.Strapi, type: UID.ContentType, name: string): UID.ContentType {
  return attributesOf(strapi, type)[name]?.target as UID.ContentType;
}

function isToOne(strapi: Core.Strapi, type: UID.ContentType, name: string): boolean {
  return attributesOf(strapi, type)[name]?.relation?.endsWith('ToOne') ?? false;
}

function attributesOf(strapi: Core.Strapi, type: UID.ContentType): Record<string, Attribute> {
  return strapi.contentType(type).attributes;
}

/** The related documents of the draft, by field. */
async function relationsOf(strapi: Core.Strapi, { type, documentId, locale }: Version, names: string[]): Promise<Relations> {
  const populate = Object.fromEntries(names.map((name) => [name, { fields: ['documentId'] }]));
  const document = (await strapi
    .documents(type)
    .findOne({ documentId, locale, populate: populate as never, status: 'draft' })) as Record<string, unknown> | null;
  return Object.fromEntries(
    names.map((name) => [name, [document?.[name]].flat().flatMap((d) => (d ? [(d as { documentId: string }).documentId] : []))]),
  );
}
