import type { Core, Modules, UID } from '@strapi/strapi';

import { defaultLanguage } from '../../languages/api';
import { PUBLIC_TYPES } from '../../visibility/api';
import { attributesOf } from './relations';
import { isLocalized } from './served';
import { isWrittenInTheOpen } from './staleness';

type Params = { documentId?: string; locale?: string };
type Row = Record<string, unknown>;
type Written = { documentId: string } | null;

/** Notes, of what no desk clears, when a language version came to say something else and when somebody last saw to it. */
export function noteTexts(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    const isConcerned = (PUBLIC_TYPES as readonly string[]).includes(type) && isLocalized(strapi, type);
    if (!isConcerned || !isWrittenInTheOpen(strapi, type) || !['create', 'update'].includes(context.action)) return next();
    const { documentId, locale = await defaultLanguage(strapi) } = context.params as Params;
    return strapi.db.transaction(async ({ trx }) => {
      const before = documentId ? await saidIn(strapi, { type, documentId, locale }) : null;
      const written = (await next()) as Written;
      if (!written) return written as never;
      const after = await saidIn(strapi, { type, documentId: written.documentId, locale });
      const hasChanged = before !== null && before !== after;
      await trx.raw(
        `INSERT INTO fallback_texts (type, document, language, looked_at, changed_at) VALUES (?, ?, ?, now(), NULL)
         ON CONFLICT (type, document, language) DO UPDATE SET looked_at = clock_timestamp()${hasChanged ? ', changed_at = clock_timestamp()' : ''}`,
        [type, written.documentId, locale],
      );
      return written as never;
    });
  };
}

type Version = { type: UID.ContentType; documentId: string; locale: string };

/** What the version says in its own language, in one string; null where there is none. */
async function saidIn(strapi: Core.Strapi, { type, documentId, locale }: Version): Promise<string | null> {
  const own = Object.entries(attributesOf(strapi, type)).filter(
    ([, a]) => a.type !== 'uid' && a.type !== 'relation' && a.pluginOptions?.i18n?.localized === true,
  );
  const populate = Object.fromEntries(own.filter(([, a]) => a.component).map(([name]) => [name, true]));
  const row = (await strapi.db.query(type).findOne({ where: { documentId, locale }, populate: populate as never })) as Row | null;
  return (
    row &&
    JSON.stringify(
      own.map(([name]) => row[name] ?? null),
      (key, value: unknown) => (key === 'id' ? undefined : value),
    )
  );
}
