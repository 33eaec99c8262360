type Asked = { origin: string | undefined; path: string; allowed: readonly string[] };

/** What the municipality's websites and apps read from another origin; the panel and all the rest is for its own only. */
const PUBLIC = /^\/(api|graphql|feeds|uploads|documentation)(\/|$)|^\/(sitemap[^/]*\.xml|robots\.txt|_health|_ready)$/i;

const TELLS = ['ETag', 'Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-Request-Id', 'Content-Disposition'];
const TAKES = ['Accept', 'Accept-Language', 'Authorization', 'Content-Type', 'If-None-Match', 'X-Request-Id'];
/** What Apollo's clients send. */
const TAKES_OF_APOLLO = [
  'Apollo-Require-Preflight',
  'X-Apollo-Operation-Name',
  'ApolloGraphQL-Client-Name',
  'ApolloGraphQL-Client-Version',
];

/** Whether the answer's headers differ by the origin that asks, so that no cache may mix them up. */
export function differsByOrigin(allowed: readonly string[]): boolean {
  return !allowed.includes('*');
}

/** What an answer tells a browser about who else may read it (Fetch standard, CORS). Never with credentials. */
export function crossOriginHeaders({ origin, path, allowed }: Asked): Record<string, string> {
  if (!PUBLIC.test(path)) return {};
  const vary: Record<string, string> = differsByOrigin(allowed) ? { Vary: 'Origin' } : {};
  const may = allowed.includes('*') ? '*' : origin !== undefined && allowed.includes(origin) ? origin : undefined;
  if (may === undefined) return vary;
  return { ...vary, 'Access-Control-Allow-Origin': may, 'Access-Control-Expose-Headers': TELLS.join() };
}

/** What a browser is told that asks first whether it may; nothing more where it may not. */
export function preflightHeaders(asked: Asked): Record<string, string> {
  const headers = crossOriginHeaders(asked);
  if (!('Access-Control-Allow-Origin' in headers)) return headers;
  return {
    ...headers,
    'Access-Control-Allow-Methods': 'GET,HEAD,POST,PUT,DELETE',
    'Access-Control-Allow-Headers': [...TAKES, ...TAKES_OF_APOLLO].join(),
    'Access-Control-Max-Age': '86400',
  };
}
