/** Stories keep what they upload in a folder of their own, and say only what went wrong. */
export default () => ({
  dirs: { public: process.env.TEST_PUBLIC_FOLDER ?? './public' },
  logger: { config: { level: 'error' } },
});
