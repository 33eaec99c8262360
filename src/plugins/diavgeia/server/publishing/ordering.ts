import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { jobs } from '../../../jobs/api';

export const SEND = 'diavgeia.send';
export const FETCH = 'diavgeia.fetch';
export const sendPayload = z.object({ id: z.string().regex(/^\d+$/) });
export const fetchPayload = sendPayload.extend({ ada: z.string().min(1).max(40) });

/** In the open transaction; one after the other, and once however often it is ordered. */
export function orderSending(strapi: Core.Strapi, id: string, at?: Date): Promise<void> {
  return jobs(strapi).enqueue({ task: SEND, payload: { id }, key: `${SEND} ${id}`, queue: SEND, at });
}

/** Into the mirror, and onto the entry it came from. */
export function orderFetching(strapi: Core.Strapi, { ada, id }: { ada: string; id: string }): Promise<void> {
  return jobs(strapi).enqueue({ task: FETCH, payload: { ada, id }, key: `${FETCH} ${ada} ${id}` });
}
