import type { Core } from '@strapi/strapi';

import { nameOf } from '../../audit/api';
import type { Right } from '../shared/table';
import { actionFor } from './people';
import type { Version } from './texts';

const READ = 'plugin::content-manager.explorer.read';
const RIGHTS: readonly Right[] = ['submit', 'clear', 'command'];

type Login = { id: number; firstname?: string; lastname?: string; email?: string; isActive: boolean; blocked: boolean | null };
type Permission = {
  properties: { locales?: string[] } | null;
  conditions: string[] | null;
  role: { users: Login[] } | null;
};
type Holding = { actions: string[]; type: string; language?: string };
export type Colleague = { id: number; name: string };

/** The logins that hold one of these rights for a type, in a language or in any. A right under conditions does not count. */
export async function holdersOf(strapi: Core.Strapi, { actions, type, language }: Holding): Promise<Colleague[]> {
  const found: Permission[] = await strapi.db.query('admin::permission').findMany({
    where: { action: { $in: actions }, subject: type },
    populate: { role: { populate: { users: true } } },
  });
  const held = found
    .filter(({ conditions }) => !conditions || conditions.length === 0)
    .filter(({ properties }) => !language || (properties?.locales?.includes(language) ?? true));
  const logins = held.flatMap(({ role }) => role?.users ?? []).filter(({ isActive, blocked }) => isActive && !blocked);
  return [...new Map(logins.map((login) => [login.id, { id: login.id, name: nameOf(login) }])).values()];
}

/** Those who see the version in the panel and act on its type at the desk, in whatever language: a translator too. */
export async function colleaguesFor(
  strapi: Core.Strapi,
  { type, language }: Pick<Version, 'type' | 'language'>,
): Promise<Colleague[]> {
  const readers = await holdersOf(strapi, { actions: [READ], type, language });
  const acting = new Set((await holdersOf(strapi, { actions: RIGHTS.map(actionFor), type })).map(({ id }) => id));
  return readers.filter(({ id }) => acting.has(id)).sort((a, b) => a.name.localeCompare(b.name));
}
