import type { Core, Modules } from '@strapi/strapi';

import { signedAddress } from './storage';

const READS = ['findMany', 'findOne', 'findFirst'];
type Copied = { documentCopy: { url: string } };

/** In a closed bucket (`S3_PRIVATE`) copies of documents lie at addresses that are signed for each reader, and expire. */
export function signCopies(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const found = (await next()) as unknown;
    if (READS.includes(context.action) && isOutsidePanel(strapi))
      await Promise.all(copiesIn(found).map(async (row) => sign(strapi, row)));
    return found as never;
  };
}

async function sign(strapi: Core.Strapi, row: Copied): Promise<void> {
  row.documentCopy = { ...row.documentCopy, url: await signedAddress(strapi, row.documentCopy.url) };
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

/** The panel writes back what it was given. */
function isOutsidePanel(strapi: Core.Strapi): boolean {
  const path = strapi.requestContext.get()?.path;
  return path !== undefined && !path.startsWith('/content-manager/');
}
