import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';

import { slugs } from '../api';

type Ask = { contentTypeUID: UID.ContentType; field: string; data: Record<string, unknown>; locale?: string };

type Address = (ctx: Context) => Promise<unknown>;
type Addresses = { generateUID: Address; checkUIDAvailability: Address };

/** Whether an address is taken tells of an entry; so nobody is told who may not read its type. */
export function tellReadersOnly(strapi: Core.Strapi): void {
  const forReaders = (tell: Address): Address => {
    return async (ctx) => {
      const { contentTypeUID: type } = (ctx.request.body ?? {}) as { contentTypeUID?: unknown };
      const { userAbility } = ctx.state as { userAbility: { can(action: string, type: string): boolean } };
      if (typeof type === 'string' && !userAbility.can('plugin::content-manager.explorer.read', type))
        throw new errors.ForbiddenError();
      return tell(ctx);
    };
  };
  strapi.get('controllers').extend('plugin::content-manager.uid', (addresses: Addresses) => ({
    generateUID: forReaders(addresses.generateUID),
    checkUIDAvailability: forReaders(addresses.checkUIDAvailability),
  }));
}

/** The panel's "regenerate" button proposes the office's own addresses instead of Strapi's transliteration. */
export function proposeInPanel(strapi: Core.Strapi): void {
  const panel = strapi.plugin('content-manager').service('uid') as unknown as { generateUIDField(ask: Ask): Promise<string> };
  panel.generateUIDField = ({ contentTypeUID: type, data, locale }) =>
    slugs(strapi).propose({ type, locale: locale ?? null }, String(data.title ?? data.name ?? ''));
}
