import type { Core, Modules } from '@strapi/strapi';

import { DECISION } from '../../shared/names';
import { isForReaders } from '../readers';
import { signedAddress } from './storage';

const READS = ['findMany', 'findOne', 'findFirst'];
type Copied = { documentCopy: { url: string } };

/** In a closed bucket (`S3_PRIVATE`) copies of documents lie at addresses that are signed for each reader, and expire. */
export function signCopiesInRest(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const found = (await next()) as unknown;
    if (READS.includes(context.action) && isForReaders(strapi))
      await Promise.all(copiesIn(found).map(async (row) => (row.documentCopy = await signed(strapi, row))));
    return found as never;
  };
}

/** At the field itself, since relations are read past the document service. */
export function signCopiesInGraphql(strapi: Core.Strapi): void {
  const naming = strapi.plugin('graphql').service('utils').naming as { getTypeName(type: object): string };
  const documentCopy = (row: object) => (isCopied(row) ? signed(strapi, row) : null);
  strapi
    .plugin('graphql')
    .service('extension')
    .use(() => ({ resolvers: { [naming.getTypeName(strapi.contentType(DECISION))]: { documentCopy } } }));
}

async function signed(strapi: Core.Strapi, { documentCopy }: Copied): Promise<Copied['documentCopy']> {
  return { ...documentCopy, url: await signedAddress(strapi, documentCopy.url) };
}

/** Decisions, and those that other entries name. */
function copiesIn(found: unknown): Copied[] {
  if (Array.isArray(found)) return found.flatMap(copiesIn);
  if (typeof found !== 'object' || found === null || found instanceof Date) return [];
  const inside = Object.entries(found).flatMap(([name, value]) => (name === 'documentCopy' ? [] : copiesIn(value)));
  return isCopied(found) ? [found, ...inside] : inside;
}

function isCopied(row: object): row is Copied {
  const { documentCopy } = row as Partial<Copied>;
  return typeof documentCopy?.url === 'string';
}
