import type { Core, Modules, UID } from '@strapi/strapi';

import { refuseIf } from '../../../office/refusal';
import { languageOfEntry } from '../../languages/api';
import { shownWhen } from '../../visibility/api';
import { isPublishable, PUBLISHABLE, type Publishable } from '../shared/names';
import { isNamedIn } from '../shared/refusals-at-doors';
import { type Row, standingAmong } from './files';
import { isShown, type Attribute } from './texts';

type Middleware = Modules.Documents.Middleware.Middleware;
type Where = Record<string, unknown>;
type Gone = { type: UID.ContentType; documentId: string; locale: string | null };

/** What a text that is on the desk or public names is not deleted: readers would lose a part of what was cleared. */
export function keepNamed(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const type = context.contentType.uid;
    const { documentId, locale } = context.params as { documentId?: string; locale?: string };
    if (context.action !== 'delete' || !documentId || isPublishable(type)) return next();
    const title = await namingText(strapi, { type, documentId, locale: await languageOfEntry(strapi, type, locale) });
    refuseIf(strapi, title === null ? [] : [isNamedIn(title)]);
    return next();
  };
}

async function namingText(strapi: Core.Strapi, gone: Gone): Promise<string | null> {
  for (const type of Object.keys(PUBLISHABLE) as Publishable[]) {
    const $or = placesFor(strapi, type, gone);
    if ($or.length === 0) continue;
    const select = ['documentId', 'locale', 'publishedAt', 'title'];
    const out: Row | null = await strapi.db.query(type).findOne({ where: { $or, publishedAt: { $notNull: true } }, select });
    const title = await standingAmong(
      strapi,
      type,
      out ? [out] : await strapi.db.query(type).findMany({ where: { $or }, select }),
    );
    if (title !== null) return title;
  }
  return null;
}

/** Wherever a text of this kind names such an entry so that readers see it: in its own fields and in those of its components. */
function placesFor(strapi: Core.Strapi, model: UID.Schema, gone: Gone): Where[] {
  const attributes = Object.entries(strapi.getModel(model).attributes as Record<string, Attribute>);
  return attributes.flatMap(([name, attribute]): Where[] => {
    if (!isShown(name, attribute)) return [];
    const { component, target } = attribute;
    if (component) return placesFor(strapi, component, gone).map((inner) => ({ [name]: inner }));
    if (target !== gone.type) return [];
    const { documentId, locale } = gone;
    return [{ [name]: { $and: [{ documentId, ...(locale && { locale }) }, shownWhen(strapi.contentType(target)) ?? {}] } }];
  });
}
