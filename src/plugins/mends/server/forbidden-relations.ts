import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

type Read = (ctx: unknown, id?: unknown) => Promise<object | undefined>;
type Relations = { extractAndValidateRequestInfo: Read };

/** Strapi forbids to look into a relation of a type that the role may not read, goes on, and stumbles: 500 for what is 403. */
export function forbidRelations(strapi: Core.Strapi): void {
  strapi.get('controllers').extend('plugin::content-manager.relations', (relations: Relations) => {
    const read = relations.extractAndValidateRequestInfo;
    return {
      ...relations,
      async extractAndValidateRequestInfo(this: Relations, ...asked: Parameters<Read>) {
        const info = await read.apply(this, asked);
        if (!info) throw new errors.ForbiddenError();
        return info;
      },
    };
  });
}
