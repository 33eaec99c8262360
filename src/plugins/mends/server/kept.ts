import type { UID } from '@strapi/strapi';

/** Where a publication pointed when it was made. */
export type Kept = { type: UID.ContentType; document: string; language: string | null; path: string; position: number } & {
  toType: UID.ContentType;
  toDocument: string;
  toLanguage: string | null;
};

export const KEPT = 'plugin::mends.kept-relation';

/** In place of a path: the publication pointed at nothing, which is not the same as not being known. */
export const NOTHING = '.';
