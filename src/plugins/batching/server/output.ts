import type { Core } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { isPublic, type Auth } from './rights';
import type { Row } from './strapi';

type Attribute = { type: string; relation?: string; target?: string; component?: string };
type Model = { uid: string; options?: { populateCreatorFields?: boolean }; attributes: Record<string, Attribute> };
type Clean = (data: unknown, model: Model, options?: { auth?: Auth }) => Promise<unknown>;
type Ability = { can(action: string): boolean };
/** What becomes of a value: it stays or goes, is cleaned by the type of what it holds, or is of a kind that is left to Strapi. */
type Fate = 'stays' | 'goes' | 'left' | ((holding: Row) => Model | undefined);
type Fates = (model: Model, name: string) => Fate;

const FILE = 'plugin::upload.file';
/** Of this type another cleaner of Strapi's takes something away. */
const ROLE = 'plugin::users-permissions.role';
const CREATORS = ['createdBy', 'updatedBy'];

/**
 * Strapi goes three times through every value of every row of a REST answer, one promise after the other, and takes away what is
 * private or what the caller may not read. Which attributes that hits hangs on the type and the rights alone; so it is worked out
 * once for these, and the rows are gone through once.
 */
export function cleanAtOnce(strapi: Core.Strapi): void {
  const sanitize = strapi.contentAPI.sanitize as unknown as { output: Clean };
  const stock = sanitize.output.bind(sanitize);
  const fatesOf = new WeakMap<object, Fates>();
  sanitize.output = async (data, model, options) => {
    const auth = options?.auth;
    // The one that there always is concerns roles.
    if (!isPublic(auth) || strapi.sanitizers.get('content-api.output').length > 1) return stock(data, model, options);
    const fates = fatesOf.get(auth.ability) ?? remembered(strapi, auth.ability as Ability);
    fatesOf.set(auth.ability, fates);
    const cleaning = { fates, isLeft: false };
    const cleaned = Array.isArray(data) ? data.map((row) => clean(row, model, cleaning)) : clean(data, model, cleaning);
    return cleaning.isLeft ? stock(data, model, options) : cleaned;
  };
}

type Cleaning = { fates: Fates; isLeft: boolean };

function clean(row: unknown, model: Model | undefined, cleaning: Cleaning): unknown {
  if (typeof row !== 'object' || row === null || !model || cleaning.isLeft) return row;
  const cleaned: Row = {};
  for (const [name, value] of Object.entries(row)) {
    const fate = cleaning.fates(model, name);
    if (fate === 'goes') continue;
    if (fate === 'left') cleaning.isLeft = true;
    cleaned[name] = typeof fate === 'function' ? within(value, (one) => clean(one, fate(one), cleaning)) : value;
  }
  return cleaned;
}

function within(value: unknown, clean: (one: Row) => unknown): unknown {
  const cleaned = (one: unknown) => (typeof one === 'object' && one !== null ? clean(one as Row) : one);
  return Array.isArray(value) ? value.map(cleaned) : cleaned(value);
}

function remembered(strapi: Core.Strapi, ability: Ability): Fates {
  const known = new WeakMap<Model, Map<string, Fate>>();
  return (model, name) => {
    const ofModel = known.get(model) ?? new Map<string, Fate>();
    known.set(model, ofModel);
    // Names that are no attributes' may be anybody's, and are not kept.
    if (!model.attributes[name] && model.uid !== ROLE) return 'stays';
    const fate = ofModel.get(name) ?? fateOf(strapi, { model, name, ability });
    ofModel.set(name, fate);
    return fate;
  };
}

type Case = { model: Model; name: string; ability: Ability };

function fateOf(strapi: Core.Strapi, { model, name, ability }: Case): Fate {
  const attribute = model.attributes[name];
  const typeNamed = (uid: unknown) =>
    typeof uid === 'string' ? (strapi.getModel(uid as never) as Model | undefined) : undefined;
  if (model.uid === ROLE) return 'left';
  if (!attribute) return 'stays';
  if (attribute.type === 'password' || contentTypes.isPrivateAttribute(model as never, name)) return 'goes';
  if (attribute.type === 'media') return () => typeNamed(FILE);
  if (attribute.type === 'component') return () => typeNamed(attribute.component);
  if (attribute.type === 'dynamiczone') return ({ __component }) => typeNamed(__component);
  if (attribute.type !== 'relation') return 'stays';
  if (attribute.relation?.startsWith('morph')) return 'left';
  const isAllowed = (CREATORS.includes(name) && model.options?.populateCreatorFields) || ability.can(`${attribute.target}.find`);
  return isAllowed ? () => typeNamed(attribute.target) : 'goes';
}
