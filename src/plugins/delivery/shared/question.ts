import { Kind, parse, stripIgnoredCharacters } from 'graphql';

/** A document of more words than that is not worth keeping an answer to, and costs time to look at. */
const MOST_TOKENS = 2_000;

type Body = { query?: unknown; variables?: unknown; operationName?: unknown; extensions?: unknown };

/**
 * The same text for GraphQL questions that ask the same, however they are laid out. Undefined for what is no single question, changes
 * something, or is not GraphQL: that is for the server itself to answer.
 */
export function questionKey(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const { query, variables, operationName, extensions, ...others } = body as Body;
  if (Object.keys(others).length > 0) return undefined;
  const asked = query === undefined || query === null ? undefined : documentKey(query);
  if (asked === undefined && (query !== undefined || extensions === undefined)) return undefined;
  return canonical({ query: asked, variables: variables ?? {}, operationName: operationName ?? null, extensions });
}

/** The same for a question that is written in an address. */
export function questionKeyOfAddress(search: URLSearchParams): string | undefined {
  const body: Record<string, unknown> = {};
  for (const [name, value] of search) {
    if (name in body) return undefined;
    body[name] = name === 'variables' || name === 'extensions' ? json(value) : value;
    if (body[name] === undefined) return undefined;
  }
  return questionKey(body);
}

function documentKey(query: unknown): string | undefined {
  if (typeof query !== 'string') return undefined;
  try {
    const { definitions } = parse(query, { noLocation: true, maxTokens: MOST_TOKENS });
    const isReading = definitions.every((d) => d.kind !== Kind.OPERATION_DEFINITION || d.operation === 'query');
    return isReading ? stripIgnoredCharacters(query) : undefined;
  } catch {
    return undefined;
  }
}

export function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON with the keys of each object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
