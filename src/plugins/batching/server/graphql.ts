import type { Core } from '@strapi/strapi';

import { type Field, type Resolve, resolveTogether } from './field';
import { loadTogether, type Parent } from './loading';
import type { Fields } from './plain';
import { isBatchable } from './related';
import { databaseOf } from './strapi';
import { isZone } from './zone';

type Build = (options: { contentTypeUID: string; attributeName: string }) => Resolve;
type Builders = Record<'buildAssociationResolver' | 'buildComponentResolver' | 'buildDynamicZoneResolver', Build>;
type SchemaAttribute = { type: string; relation?: string; multiple?: boolean; repeatable?: boolean };

/** Every resolver that Strapi builds for relations, media, components and dynamic zones from now on loads in batches. */
export function batchResolvers(strapi: Core.Strapi, fields: Fields): void {
  const builders = strapi.plugin('graphql').service('builders') as { new: (name: string, registry: unknown) => Builders };
  const make = builders.new.bind(builders);
  builders.new = (name, registry) => {
    const made = make(name, registry);
    const batched = (kind: Field['kind'], build: Build): Build => {
      return (options) => inBatches({ strapi, fields, kind, stock: build(options), ...options });
    };
    made.buildAssociationResolver = batched('association', made.buildAssociationResolver);
    made.buildComponentResolver = batched('component', made.buildComponentResolver);
    made.buildDynamicZoneResolver = batched('zone', made.buildDynamicZoneResolver);
    return made;
  };
  loadTogether(databaseOf(strapi));
}

type Building = {
  strapi: Core.Strapi;
  fields: Fields;
  kind: Field['kind'];
  stock: Resolve;
  contentTypeUID: string;
  attributeName: string;
};

function inBatches({ strapi, fields, kind, stock, contentTypeUID: uid, attributeName: name }: Building): Resolve {
  const db = databaseOf(strapi);
  const { attributes } = strapi.getModel(uid as never) as unknown as { attributes: Record<string, SchemaAttribute> };
  const attribute = attributes[name] ?? { type: 'none' };
  const about = { db, uid, name };
  if (kind === 'zone' ? !isZone(about) : !isBatchable(about)) return stock;
  const isMedia = attribute.type === 'media';
  // Strapi cleans what it found behind a relation to anything at all, for each parent by itself.
  if (kind === 'association' && !isMedia && /^morph/.test(attribute.relation ?? '')) return stock;
  const isMany = kind === 'zone' || (attribute.multiple ?? attribute.repeatable ?? attribute.relation?.endsWith('Many') ?? false);
  const field: Field = { strapi, uid, name, kind, isMedia, isMany, stock, kindOf: (path) => fields.get(path) };
  for (const called of [name, `${name}_connection`]) fields.set(`${typeNameOf(strapi, uid)}.${called}`, 'loaded');
  return (parent, args, context, info) =>
    isParent(parent) ? resolveTogether({ field, parent, args, context, info }) : stock(parent, args, context, info);
}

type Naming = Record<'getTypeName' | 'getComponentName', (model: object) => string>;

function typeNameOf(strapi: Core.Strapi, uid: string): string {
  const { naming } = strapi.plugin('graphql').service('utils') as { naming: Naming };
  const model = strapi.getModel(uid as never) as { modelType?: string };
  return model.modelType === 'component' ? naming.getComponentName(model) : naming.getTypeName(model);
}

function isParent(parent: unknown): parent is Parent {
  return typeof parent === 'object' && parent !== null && Number.isInteger((parent as Parent).id);
}
