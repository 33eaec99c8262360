export const PLUGIN = 'jobs';

/** Who may see background work, retry it and delete what failed. */
export const READ = 'plugin::jobs.read';

/** First half of the advisory lock by which each runner shows that it lives; the second is made of the runner's name. */
export const SIGN_OF_LIFE = 0x6a6f6273;
