import type { Core } from '@strapi/strapi';

import { shownWhen } from '../../visibility/api';
import { chainTo, hanging, modelOf, ROOT } from './chains';

type Filter = Record<string, unknown>;

/** The rule of visibility of a type, as a condition of SQL on its rows. */
export function shownCondition(strapi: Core.Strapi, uid: string): string {
  const filter = shownWhen(modelOf(strapi, uid));
  return filter ? conditionOf(strapi, uid, filter) : 'true';
}

function conditionOf(strapi: Core.Strapi, uid: string, filter: Filter): string {
  return Object.entries(filter)
    .map(([name, asked]) => {
      const wanted = asked as Filter;
      if (Object.keys(wanted).every((key) => key.startsWith('$'))) return comparison(chainTo(strapi, uid, name).column, wanted);
      const deeper = Object.entries(wanted).map(([field, value]) => {
        const chain = chainTo(strapi, uid, `${name}.${field}`);
        return `EXISTS (SELECT ${hanging(chain)} AND ${comparison(chain.column, value as Filter)})`;
      });
      return deeper.join(' AND ');
    })
    .join(' AND ');
}

function comparison(column: string, asked: Filter): string {
  return Object.entries(asked)
    .map(([operator, value]) => {
      if (operator === '$eq') return `${column} = ${literal(value)}`;
      if (operator === '$in') return `${column} IN (${(value as unknown[]).map(literal).join(', ')})`;
      if (operator === '$notNull' && value === true) return `${column} IS NOT NULL`;
      throw new Error(`The search cannot ask ${operator} of ${column}; teach it in conditions.ts.`);
    })
    .join(' AND ');
}

export function literal(value: unknown): string {
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}

/** Only published rows of what is drafted first; a change of a draft is nobody's business. */
export function publishedOnly(strapi: Core.Strapi, uid: string): string {
  const { draftAndPublish } = modelOf(strapi, uid).options ?? {};
  return draftAndPublish ? `${ROOT}.published_at IS NOT NULL` : 'true';
}
