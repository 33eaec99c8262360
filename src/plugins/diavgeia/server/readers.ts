import type { Core } from '@strapi/strapi';

/** Whether what is read now answers a reader over REST, and neither the panel nor the office itself. */
export function isForReaders(strapi: Core.Strapi): boolean {
  const { route } = (strapi.requestContext.get()?.state ?? {}) as { route?: { info?: { type?: string; apiName?: string } } };
  return route?.info?.type === 'content-api' && route.info.apiName !== undefined;
}
