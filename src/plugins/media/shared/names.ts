export const PLUGIN = 'media';
export const FILE = 'plugin::upload.file';
export const FOLDER = 'plugin::upload.folder';
export const EVENT = 'api::event.event';

/** The largest file the office takes, and the largest picture: more pixels than any camera of today makes. */
export const MAX_MEGABYTES = 100;
export const MAX_MEGAPIXELS = 100;
