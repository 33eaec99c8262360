/** The key that every answer has. */
export const EVERYTHING = 'deltio';

/** As many as Fastly takes at once. */
const MOST_KEYS = 256;

/** What was written down at changes, as the keys to drop, each once and not more than a cache takes at a time. */
export function purgeKeys(written: readonly string[]): string[][] {
  if (written.includes(EVERYTHING)) return [[EVERYTHING]];
  const keys = [...new Set(written)];
  return Array.from({ length: Math.ceil(keys.length / MOST_KEYS) }, (_, n) => keys.slice(n * MOST_KEYS, (n + 1) * MOST_KEYS));
}
