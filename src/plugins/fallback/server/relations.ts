import type { Core, UID } from '@strapi/strapi';

import { PUBLIC_TYPES } from '../../visibility/api';
import type { Column, JoinTable } from '../shared/sql';
import { isLocalized, tableOf } from './served';

type Attribute = {
  type: string;
  relation?: string;
  target?: string;
  component?: string;
  components?: string[];
  mappedBy?: string;
  private?: boolean;
  pluginOptions?: { i18n?: { localized?: boolean } };
};

/** A relation that readers follow to what has a text for each language, as its own side keeps it. */
export type Relation = {
  owner: string;
  target: string;
  joinTable: JoinTable;
  isToOne: boolean;
  /** The same in all languages of the owner. */
  isShared: boolean;
};

/** Public types, and the components in them. */
export function readable(strapi: Core.Strapi): string[] {
  const found = new Set<string>(PUBLIC_TYPES);
  for (const uid of found)
    for (const { component, components = [] } of Object.values(attributesOf(strapi, uid)))
      for (const one of [component ?? [], components].flat()) found.add(one);
  return [...found];
}

export function relationsOf(strapi: Core.Strapi): Relation[] {
  const types = readable(strapi);
  return types.flatMap((owner) =>
    Object.entries(attributesOf(strapi, owner)).flatMap(([name, attribute]): Relation[] => {
      const { type, target, mappedBy, private: isPrivate, relation = '' } = attribute;
      const { joinTable } = columnOf(strapi, owner, name);
      if (type !== 'relation' || !target || !types.includes(target) || mappedBy || isPrivate || !joinTable) return [];
      if (!isLocalized(strapi, target) && !isLocalized(strapi, owner)) return [];
      const isShared =
        isLocalized(strapi, owner) && isLocalized(strapi, target) && attribute.pluginOptions?.i18n?.localized === false;
      return [{ owner, target, joinTable, isToOne: relation.endsWith('ToOne'), isShared }];
    }),
  );
}

/** Whether readers find entries of the type by name. */
export function hasAddress(strapi: Core.Strapi, type: string): boolean {
  return (PUBLIC_TYPES as readonly string[]).includes(type) && attributesOf(strapi, type).slug?.type === 'uid';
}

export function attributesOf(strapi: Core.Strapi, uid: string): Record<string, Attribute> {
  return (strapi.getModel(uid as UID.Schema)?.attributes ?? {}) as Record<string, Attribute>;
}

function columnOf(strapi: Core.Strapi, uid: string, name: string): Column {
  return tableOf(strapi, uid).attributes[name] ?? { type: 'none' };
}
