/** Stories log in again and again, in many offices of one process, and the long ones are at their desks for hours. */
export default () => ({ rateLimit: { enabled: false }, auth: { sessions: { accessTokenLifespan: 86_400 } } });
