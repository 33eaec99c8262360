/** What cannot be there without another. */
const NEED: Record<string, string[]> = { editorial: ['embargo', 'notices', 'fallback', 'feeds'] };

/** Benchmarks and stories about Strapi itself leave plugins of ours out: their names, separated by commas. */
export default () => {
  const named = (process.env.TEST_WITHOUT ?? '').split(',').filter(Boolean);
  const names = named.flatMap((name) => [name, ...(NEED[name] ?? [])]);
  return Object.fromEntries(names.map((name) => [name, { enabled: false }]));
};
