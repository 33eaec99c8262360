export const PLUGIN = 'notices';
export const PREFERENCE = 'plugin::notices.preference';
export const NOTICE = 'plugin::notices.notice';
export const POST = 'notices.post';
export const DIGEST = 'notices.digest';
/** Where in the panel's settings everybody chooses. */
export const CHOICE_PAGE = 'my-e-mails';

/** When somebody wants to be written to. */
export const TIMINGS = ['at-once', 'daily', 'never'] as const;
export type Timing = (typeof TIMINGS)[number];
