/** One GraphQL request as it was sent, as far as it can be read. */
export type Asked = {
  query?: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  /** Of Apollo's automatic persisted queries. */
  hash?: string;
};

/** As Strapi's router understands its address. */
export function isGraphql(path: string): boolean {
  return /^\/graphql\/?$/i.test(path);
}

/** The requests in a body: one, or a list of them. */
export function askedIn(body: unknown): Asked[] {
  return (Array.isArray(body) ? body : [body]).map(read);
}

export function askedInAddress(search: URLSearchParams): Asked {
  return read({
    query: search.get('query') ?? undefined,
    operationName: search.get('operationName') ?? undefined,
    variables: parsed(search.get('variables')),
    extensions: parsed(search.get('extensions')),
  });
}

function read(given: unknown): Asked {
  const { query, operationName, variables, extensions } = objectIn(given) ?? {};
  const hash = objectIn(objectIn(extensions)?.persistedQuery)?.sha256Hash;
  const known = objectIn(variables);
  return {
    ...(typeof query === 'string' && { query }),
    ...(typeof operationName === 'string' && { operationName }),
    ...(known && { variables: known }),
    ...(typeof hash === 'string' && { hash }),
  };
}

function objectIn(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
