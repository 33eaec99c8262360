import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';

import { refuseIf } from '../../../office/refusal';
import { PUBLIC_TYPES } from '../../visibility/api';
import { refusalsToFallback } from '../shared/rules';

type Validate = { query(query: Record<string, unknown>, model: object, options?: unknown): Promise<void> };
type Route = { method: string; info?: { apiName?: string }; request?: { query?: object } };

const APIS = PUBLIC_TYPES.map((uid) => uid.split(/[:.]/)[2]);

/** `fallback` is one more thing a reader may say over REST, and is looked at before Strapi looks at the question. */
export function askInRest(strapi: Core.Strapi): void {
  const description = 'Of each entry the first language it is published in: the one asked for, English, the office’s own.';
  strapi.contentAPI.addQueryParams({
    fallback: {
      schema: z.enum(['true', 'false', '']).optional().describe(description) as never,
      // Routes outlive an office that is started again in the same process.
      matchRoute: ({ method, info, request }: Route) =>
        method === 'GET' && APIS.includes(info?.apiName) && !('fallback' in (request?.query ?? {})),
    },
  });
  const validate = strapi.contentAPI.validate as unknown as Validate;
  const known = validate.query;
  validate.query = (query, model, options) => {
    refuseIf(strapi, refusalsToFallback(query));
    return known(query, model, options);
  };
}
