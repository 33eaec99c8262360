import type { Core } from '@strapi/strapi';

import { PUBLIC_TYPES } from '../shared/rules';

const ROLE = 'plugin::users-permissions.role';
const PERMISSION = 'plugin::users-permissions.permission';

/** Readers, with or without an account, may find public types and nothing else; any other right is taken away. */
export async function settleRights(strapi: Core.Strapi): Promise<void> {
  const wanted = PUBLIC_TYPES.flatMap((uid) => [`${uid}.find`, `${uid}.findOne`]);
  const roles = await strapi.db
    .query(ROLE)
    .findMany({ where: { type: { $in: ['public', 'authenticated'] } }, populate: ['permissions'] });
  for (const role of roles) {
    const held: { id: number; action: string }[] = role.permissions;
    const excess = held.filter(({ action }) => !wanted.includes(action)).map(({ id }) => id);
    const missing = wanted.filter((action) => !held.some((p) => p.action === action));
    if (excess.length > 0) await strapi.db.query(PERMISSION).deleteMany({ where: { id: { $in: excess } } });
    for (const action of missing) await strapi.db.query(PERMISSION).create({ data: { action, role: role.id } });
  }
  await closeRegistration(strapi);
}

async function closeRegistration(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'users-permissions' });
  const advanced = (await store.get({ key: 'advanced' })) as Record<string, unknown> | null;
  if (advanced?.allow_register === false) return;
  await store.set({ key: 'advanced', value: { ...advanced, allow_register: false } });
}
