/** Whether a condition asks for nothing but what is published, which all that is served is. */
export function asksForAll(where: unknown): boolean {
  if (Array.isArray(where)) return where.every(asksForAll);
  if (typeof where !== 'object' || where === null) return false;
  return Object.entries(where).every(([name, asked]) => {
    if (name === '$and') return asksForAll(asked);
    return name === 'publishedAt' && JSON.stringify(asked) === '{"$notNull":true}';
  });
}
