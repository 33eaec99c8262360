export const PLUGIN = 'search';

/** Background work: what a change touched from afar, and the whole index. */
export const CATCH_UP = 'search.catch-up';
export const REBUILD = 'search.rebuild';
