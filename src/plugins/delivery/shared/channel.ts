/** Where the database calls out what changed, at each commit. */
export const CHANNEL = 'deltio_answers';
