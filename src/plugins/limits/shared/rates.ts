export const KINDS = ['reads', 'writes', 'logins'] as const;
export type Kind = (typeof KINDS)[number];

/** So many points within so many seconds; 0 points is no limit. */
export type Rate = { most: number; seconds: number };
/** What is left of a rate, and in how many seconds all of it is there again. */
export type Standing = { kind: Kind; rate: Rate; left: number; resetsIn: number };

const LOGINS = /^\/(admin\/(login|register|register-admin|forgot-password|reset-password)|api\/auth\/.+)\/?$/i;
/** What is no answer of the office's contents: watching, files as they lie there, and the panel for those inside. */
const UNCOUNTED = /^\/(_health|_ready|metrics|uploads|favicon\.ico)(\/|$)/i;
const PUBLIC = /^\/($|api|graphql|feeds|embargo|documentation|sitemap|robots\.txt)/i;

/** Which rate a request falls under; none for the panel, where people are known by name once they are in. */
export function kindOf({ method, path }: { method: string; path: string }): Kind | undefined {
  if (method === 'OPTIONS' || UNCOUNTED.test(path)) return undefined;
  if (LOGINS.test(path)) return method === 'POST' ? 'logins' : undefined;
  if (!PUBLIC.test(path)) return undefined;
  // GraphQL questions are posted too; what changes something pays more once it is read.
  return ['GET', 'HEAD'].includes(method) || /^\/graphql/i.test(path) ? 'reads' : 'writes';
}

/** Points for a GraphQL question by the rows it reads: a page of a website costs one. */
export function pointsFor(rows: number): number {
  return Math.floor(rows / 500);
}

/** `RateLimit-Policy` and `RateLimit`, as in draft-ietf-httpapi-ratelimit-headers-10. */
export function rateHeaders({ kind, rate, left, resetsIn }: Standing): Record<string, string> {
  return {
    'RateLimit-Policy': `"${kind}";q=${rate.most};w=${rate.seconds}`,
    RateLimit: `"${kind}";r=${Math.max(0, left)};t=${resetsIn}`,
  };
}
