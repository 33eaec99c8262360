import type { IncomingHttpHeaders } from 'node:http';

/** Where the public asks. `graphql` is asked in two ways, by address and by body. */
export type Door = 'api' | 'graphql' | 'feeds' | 'other';

const FILES = /^\/(?:sitemap[\w.-]*\.xml|robots\.txt)(?:\?|$)/;

/** Undefined for whatever is not public by its address. */
export function doorOf(url: string): Door | undefined {
  if (url.startsWith('/api/')) return 'api';
  if (url.startsWith('/graphql') && (url.length === 8 || url.charCodeAt(8) === 63)) return 'graphql';
  if (url.startsWith('/feeds/')) return 'feeds';
  return FILES.test(url) ? 'other' : undefined;
}

/** Whoever shows a token is answered by the office itself. Whoever asks for a part gets the whole, as RFC 9110 (14.2) allows. */
export function isForAnybody(headers: IncomingHttpHeaders): boolean {
  return headers.authorization === undefined;
}

/**
 * What else of a question to GraphQL decides the form of the answer; undefined where it is not for programs. By address it must show
 * that no form or picture on a foreign page sent it, as Apollo demands.
 */
export function formOfGraphql(method: 'GET' | 'POST', headers: IncomingHttpHeaders): string | undefined {
  const { accept = '' } = headers;
  const type = headers['content-type'] ?? '';
  if (/text\/html|multipart/.test(accept)) return undefined;
  const isShown = headers['apollo-require-preflight'] !== undefined || headers['x-apollo-operation-name'] !== undefined;
  if (method === 'GET' && !isShown && !type.startsWith('application/json')) return undefined;
  if (method === 'POST' && !/^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i.test(type)) return undefined;
  return accept.includes('application/graphql-response+json') ? 'graphql-response' : 'json';
}
