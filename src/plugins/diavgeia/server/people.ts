import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { readSettings } from '../../../office/settings';
import { audit } from '../../audit/api';

type Ability = { can(action: string, subject?: object): boolean };

/** Whoever asks at the panel. */
export function personIn(strapi: Core.Strapi, ctx: Context): { id: number; name: string } {
  return { id: (ctx.state.user as { id: number }).id, name: audit(strapi).actor().name };
}

/** Whether they hold a right that is about no single type. */
export function mayDo(ctx: Context, action: string): boolean {
  return (ctx.state.userAbility as Ability | undefined)?.can(action) ?? false;
}

/** Whether they may read entries of a type in the panel, in any language; a right may be for some languages only. */
export const mayReadIn = (ctx: Context) => (type: string) => {
  const ability = ctx.state.userAbility as Ability | undefined;
  const can = (locale?: string) =>
    ability?.can('plugin::content-manager.explorer.read', { __caslSubjectType__: type, ...(locale && { locale }) }) ?? false;
  return can() || readSettings().OFFICE_LOCALES.some(can);
};
