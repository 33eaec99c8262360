import type { Core, Modules, UID } from '@strapi/strapi';

type Relations = Record<string, string[]>;
type Attribute = {
  type: string;
  relation?: string;
  target?: string;
  mappedBy?: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
};
type Params = { documentId?: string; locale?: unknown; data?: Record<string, unknown> };
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
      const written = (await next()) as Written;
      const touched = shared.filter((name) => params.data && name in params.data);
      if (written && touched.length > 0 && !isNew) await tellOthers(strapi, { type, ...written }, touched);
      return written as never;
    });
  };
}

function sharedIn(strapi: Core.Strapi, type: UID.ContentType): string[] {
  const attributes: Record<string, Attribute> = strapi.contentType(type).attributes;
  return Object.entries(attributes)
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
  const missing = Object.entries(relations).filter(([name, ids]) => ids.length > 0 && data?.[name] === undefined);
  params.data = { ...data, ...Object.fromEntries(missing.map(([name, ids]) => [name, { set: ids }])) };
  return true;
}

async function tellOthers(strapi: Core.Strapi, version: Version, names: string[]): Promise<void> {
  const { type, documentId } = version;
  const present = await relationsOf(strapi, version, names);
  const others = await strapi.db
    .query(type)
    .findMany({ where: { documentId, locale: { $ne: version.locale } }, select: ['locale'] });
  for (const locale of new Set<string>(others.map((other) => other.locale))) {
    const theirs = await relationsOf(strapi, { type, documentId, locale }, names);
    const different = names.filter((name) => String(present[name]) !== String(theirs[name]));
    if (different.length === 0) continue;
    const data = Object.fromEntries(different.map((name) => [name, { set: present[name] }]));
    await strapi.documents(type).update({ documentId, locale, data: data as never });
  }
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
