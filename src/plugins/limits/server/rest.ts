import type { Core } from '@strapi/strapi';

import { refuseIf } from '../../../office/refusal';
import { readSettings } from '../../../office/settings';
import { type Attribute, type Model, targetOf, wanted } from '../../visibility/api';
import { type Excess, refusalsToConditions, refusalsToNesting, refusalsToRows, refusalsToSort } from '../shared/asked-too-much';
import { conditionsIn } from '../shared/conditions';
import { type Branch, rowsPopulated } from '../shared/populated';

type Query = Record<string, unknown>;
type Validate = { query(query: Query, model: Model, options?: unknown): Promise<void> };

/** GraphQL passes the same place with its filters, and without `populate`. */
export function limitQuestions(strapi: Core.Strapi): void {
  const { MAX_ROWS } = readSettings();
  const validate = strapi.contentAPI.validate as unknown as Validate;
  const known = validate.query.bind(validate);
  validate.query = async (query, model, options) => {
    refuseIf(strapi, refusalsToList(query));
    if (query.populate !== undefined) {
      refuseIf(strapi, refusalsToRows(rowsPopulated(pageOf(strapi, query), branches(strapi, { query, model })), MAX_ROWS));
    }
    return known(query, model, options);
  };
}

/** Reasons against how one list, or what is populated, is narrowed and put in order. */
function refusalsToList({ filters, sort }: Query): Excess[] {
  const nesting = refusalsToNesting(filters);
  return nesting.length > 0 ? nesting : [...refusalsToConditions(conditionsIn(filters)), ...refusalsToSort(sort)];
}

/** How many entries are asked for: one where the address names it. */
function pageOf(strapi: Core.Strapi, { pagination }: Query): number {
  if (strapi.requestContext.get()?.params?.id !== undefined) return 1;
  const { pageSize, limit } = (pagination ?? {}) as Query;
  return sizeIn(pageSize) ?? sizeIn(limit) ?? strapi.config.get<number>('api.rest.defaultLimit');
}

function branches(strapi: Core.Strapi, { query, model }: { query: Query; model: Model }): Branch[] {
  const models = (uid: string) => strapi.getModel(uid as never) as unknown as Model | undefined;
  return Object.entries(wanted(query.populate, model)).flatMap(([name, asked]) => {
    const attribute = model.attributes[name];
    const target = attribute && targetOf(model, name, models);
    if (!attribute || !target) return [];
    const further = (typeof asked === 'object' && asked !== null ? asked : {}) as Query;
    refuseIf(strapi, refusalsToList(further));
    const size = sizeIn(further.limit);
    return [{ isMany: isMany(attribute), size, branches: branches(strapi, { query: further, model: target }) }];
  });
}

function isMany(attribute: Attribute & { relation?: string; multiple?: boolean; repeatable?: boolean }): boolean {
  return Boolean(attribute.relation?.endsWith('Many') || attribute.multiple || attribute.repeatable);
}

function sizeIn(value: unknown): number | undefined {
  const size = Number(value ?? NaN);
  return Number.isInteger(size) && size > 0 ? size : undefined;
}
