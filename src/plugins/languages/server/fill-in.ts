import type { Core, UID } from '@strapi/strapi';

import { type Attributes, filledIn } from '../shared/fill-in';

type Fields = Record<string, unknown>;
type FillIn = {
  transformDocument(
    document: Fields & { documentId: string },
    model: UID.ContentType,
    target: string,
    by: object,
  ): Promise<Fields>;
};

/** “Fill in from another language” of the panel, without what no translation takes over. */
export function fillInWithCare(strapi: Core.Strapi): void {
  const service = strapi.plugin('i18n').service('fill-from-locale') as unknown as FillIn;
  const transform = service.transformDocument.bind(service);
  const attributesOf = (uid: string) => strapi.getModel(uid as UID.Schema).attributes as Attributes;
  service.transformDocument = async (document, model, target, by) => {
    const data = await transform(document, model, target, by);
    const where = { documentId: document.documentId, locale: target, publishedAt: null };
    const present = (await strapi.db.query(model).findOne({ where: where as never })) as Fields | null;
    return filledIn({ data, attributes: attributesOf(model), attributesOf, present });
  };
}
