import type { Core } from '@strapi/strapi';

import { type Field, type Info, type Parent, Place, type Resolve, StandIn } from './field';
import { isBatchable } from './related';
import { databaseOf, type Query } from './strapi';
import { isZone } from './zone';

type Build = (options: { contentTypeUID: string; attributeName: string }) => Resolve;
type Builders = Record<'buildAssociationResolver' | 'buildComponentResolver' | 'buildDynamicZoneResolver', Build>;
type SchemaAttribute = { type: string; relation?: string; multiple?: boolean; repeatable?: boolean };

/** Every resolver that Strapi builds for relations, media, components and dynamic zones from now on loads in batches. */
export function batchResolvers(strapi: Core.Strapi): void {
  const builders = strapi.plugin('graphql').service('builders') as { new: (name: string, registry: unknown) => Builders };
  const make = builders.new.bind(builders);
  builders.new = (name, registry) => {
    const made = make(name, registry);
    const batched = (kind: Field['kind'], build: Build): Build => {
      return (options) => inBatches({ strapi, kind, stock: build(options), ...options });
    };
    made.buildAssociationResolver = batched('association', made.buildAssociationResolver);
    made.buildComponentResolver = batched('component', made.buildComponentResolver);
    made.buildDynamicZoneResolver = batched('zone', made.buildDynamicZoneResolver);
    return made;
  };
  letStandInsAnswer(strapi);
}

function letStandInsAnswer(strapi: Core.Strapi): void {
  const { entityManager } = databaseOf(strapi);
  const load = entityManager.load.bind(entityManager);
  entityManager.load = async (uid, entity, fields, query) =>
    entity instanceof StandIn ? entity.load(query) : load(uid, entity, fields, query);
}

type Building = { strapi: Core.Strapi; kind: Field['kind']; stock: Resolve; contentTypeUID: string; attributeName: string };

function inBatches({ strapi, kind, stock, contentTypeUID: uid, attributeName: name }: Building): Resolve {
  const db = databaseOf(strapi);
  const { attributes } = strapi.getModel(uid as never) as unknown as { attributes: Record<string, SchemaAttribute> };
  const attribute = attributes[name] ?? { type: 'none' };
  const about = { db, uid, name };
  if (kind === 'zone' ? !isZone(about) : !isBatchable(about)) return stock;
  const isMedia = attribute.type === 'media';
  // Strapi cleans what it found behind a relation to anything at all, for each parent by itself.
  if (kind === 'association' && !isMedia && /^morph/.test(attribute.relation ?? '')) return stock;
  const isMany = kind === 'zone' || (attribute.multiple ?? attribute.repeatable ?? attribute.relation?.endsWith('Many') ?? false);
  const field: Field = { strapi, uid, name, kind, isMedia, isMany, stock };
  return (parent, args, context, info) => {
    // In a transaction statements must go by its connection and in its order.
    if (!isParent(parent) || db.inTransaction()) return stock(parent, args, context, info);
    return placeOf({ field, args, context, info }).load(parent);
  };
}

function isParent(parent: unknown): parent is Parent {
  return typeof parent === 'object' && parent !== null && Number.isInteger((parent as Parent).id);
}

/** By request (its context) and by selection (GraphQL keeps one list of nodes for all parents of a place). */
const places = new WeakMap<object, WeakMap<readonly unknown[], Map<Field, Place>>>();

function placeOf({ field, args, context, info }: { field: Field; args: Query; context: object; info: Info }): Place {
  const ofRequest = places.get(context) ?? new WeakMap<readonly unknown[], Map<Field, Place>>();
  places.set(context, ofRequest);
  const ofNodes = ofRequest.get(info.fieldNodes) ?? new Map<Field, Place>();
  ofRequest.set(info.fieldNodes, ofNodes);
  const place = ofNodes.get(field) ?? new Place(field, { args, context, info });
  ofNodes.set(field, place);
  return place;
}
