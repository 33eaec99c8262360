import type { Core } from '@strapi/strapi';

/** Strapi's own types, of which a public answer tells nothing; and the one of them that it shows. */
const STRAPIS = /^(admin|strapi)::|^plugin::(users-permissions|i18n|upload|content-releases|review-workflows)\./;
const SHOWN = 'plugin::upload.file';

/** What every answer stands on; when it changes, everything is dropped, so that no answer needs to say that it was read. */
const GROUND = [
  'plugin::users-permissions.permission',
  'plugin::users-permissions.role',
  'plugin::i18n.locale',
  'strapi::core-store',
  'strapi::webhook',
];

/** `shown`: its changes are called out one by one; `inside`: nobody calls them out; `part`: components and links, which belong to a document. */
export type Kind = 'shown' | 'ground' | 'inside' | 'part';

export function kindOf(strapi: Core.Strapi, uid: string): Kind {
  if (GROUND.includes(uid)) return 'ground';
  if (STRAPIS.test(uid) && uid !== SHOWN) return 'inside';
  return uid in strapi.contentTypes ? 'shown' : 'part';
}

export function isDrafted(strapi: Core.Strapi, uid: string): boolean {
  const type = strapi.getModel(uid as never) as { options?: { draftAndPublish?: boolean } } | undefined;
  return type?.options?.draftAndPublish === true;
}

/** The types whose changes are called out. */
export function shownTypes(strapi: Core.Strapi): string[] {
  return Object.keys(strapi.contentTypes).filter((uid) => kindOf(strapi, uid) === 'shown');
}

/** The content type that a table holds. */
export function tablesOf(strapi: Core.Strapi): Map<string, string> {
  const types = Object.keys(strapi.contentTypes).map((uid) => [strapi.db.metadata.get(uid).tableName, uid] as const);
  return new Map(types);
}

/** The content type whose table is read: others may read it under a name of their own, as fallback does. */
export function typeRead(strapi: Core.Strapi, uid: string): string {
  if (uid in strapi.contentTypes || uid in strapi.components || !strapi.db.metadata.has(uid)) return uid;
  const { tableName } = strapi.db.metadata.get(uid);
  return Object.keys(strapi.contentTypes).find((type) => strapi.db.metadata.get(type).tableName === tableName) ?? uid;
}
