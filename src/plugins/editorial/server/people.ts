import type { Core } from '@strapi/strapi';

import type { Actor } from '../../audit/api';
import { audit } from '../../audit/api';
import { PLUGIN } from '../shared/names';
import { type Right, row, type Verb } from '../shared/table';
import type { Version } from './texts';

/** Whoever acts on a paper: a person at the panel, or nobody in particular, who may nothing. */
export type Person = { id: number | null; actor: Actor; may(verb: Verb, version: Pick<Version, 'type' | 'language'>): boolean };

type Ability = { can(action: string, subject: object): boolean };

/** Who is asking now. A token or a program is nobody to the desk. */
export function caller(strapi: Core.Strapi): Person {
  const actor = audit(strapi).actor();
  const state = strapi.requestContext.get()?.state as { user?: { id: number }; userAbility?: Ability } | undefined;
  const ability = state?.userAbility;
  if (actor.kind !== 'person' || !ability || !state.user) return { id: null, actor, may: () => false };
  return {
    id: state.user.id,
    actor,
    may: (verb, { type, language }) => ability.can(actionFor(row(verb).right), { __caslSubjectType__: type, locale: language }),
  };
}

/** Whose hand writes now: a person of the panel, also where they write through a key of their own; null for any other program. */
export function writer(strapi: Core.Strapi): number | null {
  const { user, userAbility } = (strapi.requestContext.get()?.state ?? {}) as { user?: { id: number }; userAbility?: Ability };
  return userAbility ? (user?.id ?? null) : null;
}

type Place = { type: string; language: string };

/** Whether whoever is asking now may read the type in that language in the panel. */
export function mayRead(strapi: Core.Strapi, place: Place): boolean {
  return mayInPanel(strapi, 'read', place);
}

export function mayWrite(strapi: Core.Strapi, place: Place): boolean {
  return mayInPanel(strapi, 'update', place);
}

function mayInPanel(strapi: Core.Strapi, what: 'read' | 'update', { type, language }: Place): boolean {
  const { userAbility } = (strapi.requestContext.get()?.state ?? {}) as { userAbility?: Ability };
  return userAbility?.can(`plugin::content-manager.explorer.${what}`, { __caslSubjectType__: type, locale: language }) ?? false;
}

export function actionFor(right: Right): string {
  return `plugin::${PLUGIN}.${right}`;
}
