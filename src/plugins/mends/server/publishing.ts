import type { Core, Modules, UID } from '@strapi/strapi';

import { type Version, VERSION } from './links';

type Call = Pick<Modules.Documents.Middleware.Context, 'action' | 'params' | 'contentType'>;
type Made = { id: number } & Partial<Version>;
type Result = { entries?: Made[] } & Partial<Made>;

/** `publish`, and creating or updating with `status: 'published'`, which Strapi does without calling `publish`. */
export function publishes({ action, params, contentType }: Call): boolean {
  if (!contentType.options?.draftAndPublish) return false;
  if (action === 'publish') return true;
  return (action === 'create' || action === 'update') && 'status' in params && params.status === 'published';
}

/** The versions an act on a document has made, by what it answered; which may be no more than a part of them. */
export async function versionsMade(strapi: Core.Strapi, type: UID.ContentType, result: unknown): Promise<Version[]> {
  const answer = result as Result | null;
  const made = answer?.entries ?? (answer?.id ? [answer as Made] : []);
  if (made.every(isVersion)) return made;
  return strapi.db.query(type).findMany({ where: { id: { $in: made.map(({ id }) => id) } }, select: VERSION });
}

function isVersion(made: Made): made is Made & Version {
  return VERSION.every((field) => field in made);
}

export function hasDrafts(strapi: Core.Strapi, type: UID.ContentType): boolean {
  return strapi.contentType(type).options?.draftAndPublish === true;
}

export function isPublic({ publishedAt }: Version): boolean {
  return publishedAt !== null;
}
