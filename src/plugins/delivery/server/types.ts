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

type Known = Map<string, { kind?: Kind; isDrafted?: boolean; typeRead?: string }>;
const known = new WeakMap<Core.Strapi, Known>();

/** What is found out about a type, once: it is asked for with every statement, and Strapi collects all types anew for each look. */
function about(strapi: Core.Strapi, uid: string): { kind?: Kind; isDrafted?: boolean; typeRead?: string } {
  const types: Known = known.get(strapi) ?? new Map();
  known.set(strapi, types);
  const found = types.get(uid) ?? {};
  types.set(uid, found);
  return found;
}

export function kindOf(strapi: Core.Strapi, uid: string): Kind {
  return (about(strapi, uid).kind ??= findKind(strapi, uid));
}

function findKind(strapi: Core.Strapi, uid: string): Kind {
  if (GROUND.includes(uid)) return 'ground';
  if (STRAPIS.test(uid) && uid !== SHOWN) return 'inside';
  return uid in strapi.contentTypes ? 'shown' : 'part';
}

export function isDrafted(strapi: Core.Strapi, uid: string): boolean {
  const type = () => strapi.getModel(uid as never) as { options?: { draftAndPublish?: boolean } } | undefined;
  return (about(strapi, uid).isDrafted ??= type()?.options?.draftAndPublish === true);
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

/** The content type, or component, whose table is read: others may read it under a name of their own, as fallback does. */
export function typeRead(strapi: Core.Strapi, uid: string): string {
  return (about(strapi, uid).typeRead ??= findType(strapi, uid));
}

/** Through the views of what is served in a language the same tables are read. */
export function withoutLanguage(table: string): string {
  return table.replace(/^served_\w+\./, '');
}

function findType(strapi: Core.Strapi, uid: string): string {
  if (uid in strapi.contentTypes || uid in strapi.components || !strapi.db.metadata.has(uid)) return uid;
  const tableName = withoutLanguage(strapi.db.metadata.get(uid).tableName);
  const types = [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)];
  return types.find((type) => strapi.db.metadata.get(type).tableName === tableName) ?? uid;
}
