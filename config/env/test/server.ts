/** Stories keep what they upload in a folder of their own. */
export default () => ({ dirs: { public: process.env.TEST_PUBLIC_FOLDER ?? './public' } });
