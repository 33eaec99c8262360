import type { Core, Modules, UID } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { type Choice, hasLinks, type Link, linksOf, relink, type Version, versionsOf } from './links';
import { hasDrafts, isPublic, publishes, versionsMade } from './publishing';

type Localizations = { syncNonLocalizedAttributes(entry: Version, model: { uid: UID.ContentType }): Promise<void> };

/**
 * A relation in a component that all languages share stays when its target lacks one of them: there it points at the
 * target in another language, instead of being emptied everywhere (github.com/strapi/strapi/issues/27467).
 */
export function keepSharedRelations(strapi: Core.Strapi): void {
  const localizations = strapi.plugin('i18n').service('localizations') as unknown as Localizations;
  const sync = localizations.syncNonLocalizedAttributes;
  localizations.syncNonLocalizedAttributes = async (entry, model) => {
    if (!isConcerned(strapi, model.uid)) return sync(entry, model);
    await strapi.db.transaction(async () => {
      await sync(entry, model);
      await copyToLanguages(strapi, model.uid, entry);
    });
  };
  strapi.documents.use(keepWhilePublishing(strapi));
}

/** Publishing and discarding copy an entry too, and lose the same relations, before the languages are brought in step. */
function keepWhilePublishing(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    if (!(publishes(context) || context.action === 'discardDraft') || !isConcerned(strapi, type)) return next();
    return strapi.db.transaction(async () => {
      const result = await next();
      for (const made of await versionsMade(strapi, type, result)) {
        const versions = await versionsOf(strapi, type, [made.documentId]);
        const source = versions.find((v) => v.locale === made.locale && isPublic(v) !== isPublic(made));
        if (source) await copyRelations(strapi, type, source, made);
      }
      return result;
    });
  };
}

async function copyToLanguages(strapi: Core.Strapi, type: UID.ContentType, entry: Version): Promise<void> {
  const versions = await versionsOf(strapi, type, [entry.documentId]);
  for (const other of versions.filter((v) => v.locale !== entry.locale && isPublic(v) === isPublic(entry))) {
    await copyRelations(strapi, type, entry, other);
  }
}

async function copyRelations(strapi: Core.Strapi, type: UID.ContentType, from: Version, to: Version): Promise<void> {
  const originals = await linksOf(strapi, type, from.id, sharedToLocalized(strapi));
  for (const link of await linksOf(strapi, type, to.id, sharedToLocalized(strapi))) {
    const original = originals.find(({ path }) => path === link.path);
    if (original) await relink(strapi, link, await rowsFor(strapi, original, { to, follows: hasDrafts(strapi, type) }));
  }
}

/** The rows a copy points at: in its own language where there is one, else in the first of those a reader falls back to. */
async function rowsFor(
  strapi: Core.Strapi,
  { target, to: targets }: Link,
  copy: { to: Version; follows: boolean },
): Promise<number[]> {
  const versions = await versionsOf(
    strapi,
    target,
    targets.map(({ documentId }) => documentId),
  );
  return targets.flatMap((original) => {
    const status = isPublic(copy.follows ? copy.to : original);
    const fitting = versions.filter(
      (v) => v.documentId === original.documentId && (!hasDrafts(strapi, target) || isPublic(v) === status),
    );
    const preferred = [copy.to.locale, 'en', ...readSettings().OFFICE_LOCALES, original.locale];
    const language = preferred.find((l) => fitting.some((v) => v.locale === l));
    return fitting.filter((v) => v.locale === language).map(({ id }) => id);
  });
}

function isConcerned(strapi: Core.Strapi, type: UID.ContentType): boolean {
  return isLocalized(strapi.contentType(type)) && hasLinks(strapi, type, sharedToLocalized(strapi));
}

/** Of an entry the components that are not translated; in components the relations to types that are. */
function sharedToLocalized(strapi: Core.Strapi): Choice {
  return (attribute, model) => {
    const isComponent = model in strapi.components;
    if (attribute.type !== 'relation') return isComponent || !isLocalized(attribute);
    return isComponent && attribute.target !== undefined && isLocalized(strapi.contentType(attribute.target));
  };
}

function isLocalized({ pluginOptions }: { pluginOptions?: { i18n?: { localized?: boolean } } | object }): boolean {
  return pluginOptions !== undefined && 'i18n' in pluginOptions && pluginOptions.i18n?.localized === true;
}
