/** Where the database calls out what changed, at each commit. */
export const CHANNEL = 'deltio_answers';

/** What is called out as everything because the languages of the office, or their order, changed. */
export const OF_LANGUAGES = 'languages';

export const isOfLanguages = (payload: string): boolean => payload.startsWith(`*${OF_LANGUAGES}@`);
