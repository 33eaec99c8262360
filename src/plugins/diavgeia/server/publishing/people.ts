import type { Core } from '@strapi/strapi';

import { type Actor, audit } from '../../../audit/api';
import { CLEAR, PREPARE } from '../../shared/names';
import { type Right, TABLE, type Verb } from '../../shared/publishing/table';

/** Whoever works on a posting: a person at the panel, or nobody in particular, who may nothing. */
export type Person = { id: number | null; actor: Actor; may(verb: Verb): boolean; mayPrepare: boolean };
type Ability = { can(action: string): boolean };

const ACTIONS: Record<Right, string> = { prepare: PREPARE, clear: CLEAR };

/** Who is asking now. */
export function caller(strapi: Core.Strapi): Person {
  const actor = audit(strapi).actor();
  const state = strapi.requestContext.get()?.state as { user?: { id: number }; userAbility?: Ability } | undefined;
  const ability = state?.userAbility;
  if (actor.kind !== 'person' || !ability || !state.user) return { id: null, actor, may: () => false, mayPrepare: false };
  return {
    id: state.user.id,
    actor,
    may: (verb) => ability.can(ACTIONS[TABLE[verb].right]),
    mayPrepare: ability.can(PREPARE),
  };
}
