/** Stories log in again and again, in many offices of one process. */
export default () => ({ rateLimit: { enabled: false } });
