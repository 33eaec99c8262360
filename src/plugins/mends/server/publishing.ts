import type { Core, Modules, UID } from '@strapi/strapi';

import { type Version, VERSION } from './links';

type Call = Pick<Modules.Documents.Middleware.Context, 'action' | 'params' | 'contentType'>;
type Result = { entries?: { id: number }[]; id?: number } | null;

/** `publish`, and creating or updating with `status: 'published'`, which Strapi does without calling `publish`. */
export function publishes({ action, params, contentType }: Call): boolean {
  if (!contentType.options?.draftAndPublish) return false;
  if (action === 'publish') return true;
  return (action === 'create' || action === 'update') && 'status' in params && params.status === 'published';
}

/** The versions an act on a document has made, by what it answered. */
export async function versionsMade(strapi: Core.Strapi, type: UID.ContentType, result: unknown): Promise<Version[]> {
  const answer = result as Result;
  const ids = (answer?.entries ?? (answer?.id ? [answer as { id: number }] : [])).map(({ id }) => id);
  return strapi.db.query(type).findMany({ where: { id: { $in: ids } }, select: VERSION });
}

export function hasDrafts(strapi: Core.Strapi, type: UID.ContentType): boolean {
  return strapi.contentType(type).options?.draftAndPublish === true;
}

export function isPublic({ publishedAt }: Version): boolean {
  return publishedAt !== null;
}
