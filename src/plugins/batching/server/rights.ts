import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';

import { sharedReading } from '../shared/shared-reading';

type Permission = { action: string };
type Permissions = { findPublicPermissions(): Promise<Permission[]> };
type Engine = { generateAbility(permissions: Permission[], options?: object): Promise<object> };

export type Auth = { strategy?: { name?: string }; credentials?: unknown; ability?: unknown };

/** Abilities that many requests share. */
const shared = new WeakSet<object>();

/** Whether the caller brings no key, and others with the same rights have this very ability. */
export function isPublic(auth: Auth | undefined): auth is Auth & { ability: object } {
  const { strategy, credentials, ability } = auth ?? {};
  const isShared = typeof ability === 'object' && ability !== null && shared.has(ability);
  return isShared && strategy?.name === 'users-permissions' && credentials === null;
}

/**
 * What the public may do is asked for at each request, as Strapi does, so that a right that is taken away is gone at once in
 * every process; but only for the names of the actions, in one row, by those together who ask at about the same time, and what follows
 * from them is made when they change.
 */
export function shareRights(strapi: Core.Strapi): void {
  const permissions = strapi.plugin('users-permissions').service('permission') as unknown as Permissions;
  const share = sharedReading<string>();
  let known: { actions: string; permissions: Permission[] } | undefined;
  permissions.findPublicPermissions = async () => {
    const actions = await share(() => publicActions(strapi));
    if (known?.actions !== actions) known = { actions, permissions: (JSON.parse(actions) as string[]).map(permitting) };
    return known.permissions;
  };
  shareAbilities(strapi);
}

const permitting = (action: string): Permission => ({ action });

async function publicActions(strapi: Core.Strapi): Promise<string> {
  const { rows } = (await strapi.db.connection.raw(
    `SELECT coalesce(json_agg(DISTINCT p.action), '[]')::text AS actions FROM up_permissions p
     JOIN up_permissions_role_lnk l ON l.permission_id = p.id JOIN up_roles r ON r.id = l.role_id WHERE r.type = 'public'`,
  )) as { rows: [{ actions: string }] };
  return rows[0].actions;
}

/** An ability is made from the rights and never changes; those that rest on actions alone are kept. */
function shareAbilities(strapi: Core.Strapi): void {
  const engine = strapi.contentAPI.permissions.engine as unknown as Engine;
  const generate = engine.generateAbility.bind(engine);
  const known = new LRUCache<string, object>({ max: 20 });
  engine.generateAbility = async (permissions, options) => {
    if (options || !permissions.every(isActionAlone)) return generate(permissions, options);
    const actions = permissions.map(({ action }) => action).join();
    const ability = known.get(actions) ?? (await generate(permissions));
    shared.add(ability);
    known.set(actions, ability);
    return ability;
  };
}

function isActionAlone(permission: Permission): boolean {
  return Object.keys(permission).join() === 'action';
}
