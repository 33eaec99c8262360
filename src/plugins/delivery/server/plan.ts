import type { Core } from '@strapi/strapi';

import { shortName } from '../shared/tags';
import type { End, Holder, Plan } from './triggers';
import { isDrafted, kindOf, shownTypes } from './types';

type Column = { name: string };
type JoinTable = {
  name: string;
  joinColumn: Column;
  inverseJoinColumn?: Column;
  morphColumn?: { typeColumn: Column; idColumn: Column };
  pivotColumns?: string[];
  orderColumnName?: string;
  inverseOrderColumnName?: string;
};
type Attribute = { type: string; target?: string; joinTable?: JoinTable };
type Meta = { uid: string; tableName: string; attributes: Record<string, Attribute> };
type Relation = { owner: Meta; target: string | undefined; joinTable: JoinTable };

/** Tables whose rows name the text they are about; what they say counts as said by the text itself. */
export const ABOUT = { editorial: 'editorial_editions', fallback: 'fallback_texts' };

/** What lists of types with drafts are ordered by; each has an index, by which it is soon found whether others stand at the same place. */
export const ORDERED_BY: Record<string, string[]> = {
  'press-release': ['issued_at'],
  event: ['starts_at'],
  consultation: ['closes_at'],
};

const links = new WeakMap<Core.Strapi, Map<string, End[]>>();

/** The tables that tie rows to each other, with what stands at their ends. */
export function linksOf(strapi: Core.Strapi): Map<string, End[]> {
  const known = links.get(strapi) ?? new Map(planOf(strapi).links.map(({ table, ends }) => [table, ends]));
  links.set(strapi, known);
  return known;
}

/** Which tables hold what readers see, by Strapi's own description of its database. */
export function planOf(strapi: Core.Strapi): Plan {
  const metaOf = (uid: string) => strapi.db.metadata.get(uid) as unknown as Meta;
  const shown = shownTypes(strapi);
  const components = Object.keys(strapi.components);
  const relations = [...shown, ...components].flatMap((uid) => relationsOf(metaOf(uid)));
  const holdings = relations.filter(isHolding);
  return {
    documents: shown.map((uid) => ({
      uid,
      name: shortName(uid),
      table: metaOf(uid).tableName,
      isDrafted: isDrafted(strapi, uid),
      orderedBy: ORDERED_BY[shortName(uid)] ?? [],
    })),
    components: components.map((uid) => ({
      uid,
      table: metaOf(uid).tableName,
      holders: unique(holdings.filter(({ target }) => target === uid).map(({ owner, joinTable }) => holderOf(owner, joinTable))),
    })),
    links: unique(
      relations
        .filter(({ target }) => target === undefined || kindOf(strapi, target) === 'shown' || target in strapi.components)
        .map((relation) => ({
          table: relation.joinTable.name,
          isHolding: isHolding(relation),
          ends: isHolding(relation) ? holdingEnds(relation) : endsOf(relation),
        })),
    ),
    about: Object.entries(ABOUT).flatMap(([plugin, table]) => (plugin in strapi.plugins ? [table] : [])),
    ground: ['up_permissions', 'up_roles', 'up_permissions_role_lnk'],
  };
}

function relationsOf(owner: Meta): Relation[] {
  return Object.values(owner.attributes).flatMap(({ type, target, joinTable }) =>
    type === 'relation' && joinTable ? [{ owner, target, joinTable }] : [],
  );
}

/** Whether the table says which components an entry holds. */
function isHolding({ joinTable }: Relation): boolean {
  return joinTable.pivotColumns?.includes('component_type') === true;
}

const holderOf = ({ uid }: Meta, { name }: JoinTable): Holder => ({ uid, table: name });

/** The component's own row may be gone, or not yet there; its entry is what counts. */
function holdingEnds({ owner, joinTable }: Relation): End[] {
  const entry = { column: joinTable.joinColumn.name, uid: owner.uid };
  return [entry, { column: joinTable.joinColumn.name, uid: 'none' }];
}

function endsOf({ owner, target, joinTable }: Relation): End[] {
  const { joinColumn, inverseJoinColumn, morphColumn, orderColumnName, inverseOrderColumnName } = joinTable;
  const here = { column: joinColumn.name, uid: owner.uid, order: orderColumnName };
  if (morphColumn) return [here, { column: morphColumn.idColumn.name, uidColumn: morphColumn.typeColumn.name, order: 'order' }];
  return [here, { column: inverseJoinColumn?.name ?? joinColumn.name, uid: target ?? 'none', order: inverseOrderColumnName }];
}

/** One for each table: a relation kept from both sides is described twice. */
function unique<T extends { table: string }>(all: T[]): T[] {
  return [...new Map(all.map((one) => [one.table, one])).values()];
}
