/** Benchmarks and stories about Strapi itself leave plugins of ours out: their names, separated by commas. */
export default () => {
  const names = (process.env.TEST_WITHOUT ?? '').split(',').filter(Boolean);
  return Object.fromEntries(names.map((name) => [name, { enabled: false }]));
};
