import type { Core, Modules, UID } from '@strapi/strapi';

import { lateRelations, sharedIn } from './shared-relations';

type Params = { documentId?: string; locale?: unknown };
type Attribute = { target?: string };
type Field = { owner: UID.ContentType; name: string };

/**
 * An entry that is translated after those that relate to it is related to in their translations as well. Of what a desk clears the
 * drafts take it with their next change instead.
 */
export function relateTranslated(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    const { documentId, locale } = context.params as Params;
    if (context.action !== 'update' || !documentId || typeof locale !== 'string' || locale === '*') return next();
    const fields = fieldsTo(strapi, type);
    if (fields.length === 0) return next();
    if ((await strapi.db.query(type).count({ where: { documentId, locale } })) > 0) return next();
    return strapi.db.transaction(async () => {
      const written = await next();
      for (const field of fields) await relate(strapi, field, { documentId, locale });
      return written;
    });
  };
}

async function relate(strapi: Core.Strapi, { owner, name }: Field, to: { documentId: string; locale: string }): Promise<void> {
  const where = { [name]: { documentId: to.documentId } };
  const related: { documentId: string }[] = await strapi.db
    .query(owner)
    .findMany({ where: where as never, select: ['documentId'] });
  for (const documentId of new Set(related.map((one) => one.documentId))) {
    const version = { type: owner, documentId, locale: to.locale };
    if ((await strapi.db.query(owner).count({ where: { documentId, locale: to.locale } })) === 0) continue;
    const data = await lateRelations(strapi, version, [name]);
    if (name in data) await strapi.documents(owner).update({ documentId, locale: to.locale, data: data as never });
  }
}

/** The shared relations to the type, of what everybody sees as soon as it is written. */
function fieldsTo(strapi: Core.Strapi, type: UID.ContentType): Field[] {
  const owners = Object.values(strapi.contentTypes).filter(
    ({ uid, options }) => uid.startsWith('api::') && !options?.draftAndPublish,
  );
  return owners.flatMap(({ uid, attributes }) =>
    sharedIn(strapi, uid)
      .filter((name) => (attributes as Record<string, Attribute>)[name]?.target === type)
      .map((name) => ({ owner: uid, name })),
  );
}
