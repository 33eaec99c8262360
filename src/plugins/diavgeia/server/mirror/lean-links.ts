import type { Core } from '@strapi/strapi';

import { LINKS } from './links';

type Table = { indexes: { name: string; type?: string }[] };

/**
 * Strapi would keep five indexes on each table that links acts, of which three only cost: acts are found by the unique one, what they
 * are linked to by our own (`…_facet`), and nobody asks by the order alone. Must be said before Strapi looks at its tables.
 */
export function keepLinksLean(strapi: Core.Strapi): void {
  for (const { table } of LINKS) {
    const meta = strapi.db.metadata.get(table) as unknown as Table;
    meta.indexes = meta.indexes.filter(({ type }) => type === 'unique');
  }
}
