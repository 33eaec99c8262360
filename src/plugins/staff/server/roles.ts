import type { Core } from '@strapi/strapi';

import { ROLES, type Role } from '../shared/roles';
import { isKnown, type Permission, permissionsOf } from './permissions';

type Granted = Record<string, string[]>;
type AdminRole = { id: number; code: string };
type Locales = { find(): Promise<{ code: string }[]>; getDefaultLocale(): Promise<string> };

/** Strapi gives this role every right at each start, and makes it, with two that no office has, only where there is no role yet. */
const SUPER_ADMIN = { code: 'strapi-super-admin', name: 'Super Admin', description: 'May do everything, settings included.' };

/**
 * Makes the roles that are missing and grants what was not granted before. What the office itself took away from
 * a role, or added to it, stays: each grant is remembered and made once.
 */
export async function ensureRoles(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'staff', key: 'granted' });
  const granted = ((await store.get({})) ?? {}) as Granted;
  const locales = strapi.plugin('i18n').service('locales') as unknown as Locales;
  const languages = { all: (await locales.find()).map(({ code }) => code), source: await locales.getDefaultLocale() };
  await ensureRole(strapi, SUPER_ADMIN);
  for (const role of ROLES) {
    const wanted = permissionsOf(strapi, role, languages);
    const before = granted[role.code];
    const missing = wanted.filter((p) => !before?.includes(nameOf(p)));
    if (before && missing.length === 0) continue;
    await grant(strapi, await ensureRole(strapi, role), before ? missing : wanted);
    granted[role.code] = [...new Set([...(before ?? []), ...wanted.map(nameOf)])];
  }
  await store.set({ value: granted });
}

async function ensureRole(
  strapi: Core.Strapi,
  { code, name, description }: Pick<Role, 'code' | 'name' | 'description'>,
): Promise<AdminRole> {
  const roles = strapi.db.query('admin::role');
  return (await roles.findOne({ where: { code } })) ?? (await roles.create({ data: { code, name, description } }));
}

async function grant(strapi: Core.Strapi, role: AdminRole, permissions: Permission[]): Promise<void> {
  const held = await strapi.db.query('admin::permission').findMany({ where: { role: { id: role.id } } });
  const known = held.filter(({ action }: { action: string }) => isKnown(strapi, action));
  const kept = known.map(({ action, subject, properties, conditions }) => ({ action, subject, properties, conditions }));
  await strapi.service('admin::role').assignPermissions(role.id, [...kept, ...permissions]);
}

/** Fields are part of the name, so that a field added to a type later reaches the roles too. */
function nameOf({ action, subject, properties, conditions }: Permission): string {
  return JSON.stringify([action, subject, properties.fields ?? [], properties.locales ?? [], conditions]);
}
