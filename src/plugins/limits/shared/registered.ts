export type Registered = { id?: string; text: string };

/**
 * The queries in a file: a `.graphql` file is one; a manifest is Apollo's (`operations` with `id` and `body`) or an object of
 * texts by id, as the code generators for clients write them. Nothing where it is neither.
 */
export function registeredIn({ file, content }: { file: string; content: string }): Registered[] | undefined {
  if (!file.endsWith('.json')) return texts(content);
  const read = parsed(content);
  if (typeof read !== 'object' || read === null) return undefined;
  const { operations } = read as { operations?: unknown };
  const entries = Array.isArray(operations)
    ? operations.map((one) => one as { id?: unknown; body?: unknown }).map(({ id, body }) => [id, body] as const)
    : Object.entries(read);
  const isRight = entries.every(([id, text]) => typeof id === 'string' && typeof text === 'string');
  return isRight ? entries.map(([id, text]) => ({ id: String(id), text: String(text) })) : undefined;
}

/** As it stands, and without the line end that editors add. */
function texts(content: string): Registered[] {
  return [...new Set([content, content.trim()])].map((text) => ({ text }));
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
