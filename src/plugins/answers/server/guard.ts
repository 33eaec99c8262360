import type { Core, Modules } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { refuseIf } from '../../../office/refusal';
import { type Model, placeOf, refusalsToValues } from '../shared/entry';
import { refusalsToQuery } from '../shared/question';
import { about, modelsOf } from './faults';

type Middleware = Modules.Documents.Middleware.Middleware;
type Validate = { query(query: Record<string, unknown>, model: Model, options?: unknown): Promise<void>; input: Validator };
type Validator = (data: unknown, model: Model, options?: unknown) => Promise<void>;

/** No value is dropped or bent to fit: what a field cannot hold is refused before it is written, by whichever door it came. */
export function refuseMisfits(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const { data } = context.params as { data?: unknown };
    try {
      if (data && ['create', 'update', 'clone'].includes(context.action))
        refuseIf(strapi, refusalsToValues({ data, model: context.contentType as unknown as Model, models: modelsOf(strapi) }));
      return await next();
    } catch (fault) {
      throw about(context.uid, data ? placed(fault, data) : fault);
    }
  };
}

/** Strapi names a document that a relation misses, but not the relation. */
function placed(fault: unknown, data: unknown): unknown {
  if (!(fault instanceof errors.ValidationError)) return fault;
  const missing = /^Document with id "([^"]*)"/.exec(fault.message)?.[1];
  return missing === undefined ? fault : Object.assign(fault, { details: { key: placeOf(missing, data) } });
}

/** GraphQL answers as if it had changed or deleted a document that does not exist. */
export function missNothing(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const result = await next();
    const isFromOutside = strapi.requestContext.get()?.state.route?.info?.type === 'content-api';
    if (isFromOutside && ['update', 'delete'].includes(context.action) && isNothing(result))
      throw new errors.NotFoundError('Not Found');
    return result;
  };
}

/** Questions to the content API are looked at before Strapi does, which stumbles over some. */
export function refuseBadQuestions(strapi: Core.Strapi): void {
  const validate = strapi.contentAPI.validate as unknown as Validate;
  const { query: known, input } = validate;
  validate.query = async (query, model, options) => {
    const most = strapi.config.get<number>('api.rest.maxLimit');
    refuseIf(strapi, refusalsToQuery({ query, model, models: modelsOf(strapi), most }));
    return known(query, model, options);
  };
  validate.input = async (data, model, options) => {
    try {
      refuseIf(strapi, refusalsToValues({ data, model, models: modelsOf(strapi) }));
      return await input(data, model, options);
    } catch (fault) {
      throw about(model.uid, fault);
    }
  };
}

function isNothing(result: unknown): boolean {
  return result === null || (result as { entries?: unknown[] } | undefined)?.entries?.length === 0;
}
