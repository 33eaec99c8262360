import type { Core } from '@strapi/strapi';

import { audit } from '../../audit/api';
import { isPublishable } from '../shared/names';
import { papers } from './papers';

type Count = { count: number };
type Bulk = {
  publishMany(type: string, documents: string[], locale: unknown): Promise<number>;
  unpublishMany(documents: string[], type: string, options?: object): Promise<Count>;
  deleteMany(documents: string[], type: string, options?: object): Promise<Count>;
};
type Order = { type: string; documents: string[]; act: (document: string) => Promise<number> };

/**
 * The panel acts on several entries in one transaction, all at a time, and so would wait for others who wait for it. Here it
 * holds all papers first, in the order in which everybody takes them, goes from one to the next, and writes the log at the end.
 */
export function takeInOrder(strapi: Core.Strapi): void {
  strapi.get('services').extend('plugin::content-manager.document-manager', (bulk: Bulk): Bulk => ({
    ...bulk,
    publishMany: async (type, documents, locale) =>
      inOrder(strapi, { type, documents, act: (document) => bulk.publishMany(type, [document], locale) }),
    unpublishMany: async (documents, type, options) => ({
      count: await inOrder(strapi, {
        type,
        documents,
        act: async (document) => (await bulk.unpublishMany([document], type, options)).count,
      }),
    }),
    deleteMany: async (documents, type, options) => ({
      count: await inOrder(strapi, {
        type,
        documents,
        act: async (document) => (await bulk.deleteMany([document], type, options)).count,
      }),
    }),
  }));
}

async function inOrder(strapi: Core.Strapi, { type, documents, act }: Order): Promise<number> {
  const ordered = [...new Set(documents)].sort();
  return strapi.db.transaction(async () => {
    let count = 0;
    await audit(strapi).recordLast(async () => {
      if (isPublishable(type)) for (const documentId of ordered) await papers(strapi).holdDocument({ type, documentId });
      for (const document of ordered) count += await act(document);
    });
    return count;
  });
}
