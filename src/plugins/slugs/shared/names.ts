export const PLUGIN = 'slugs';
export const FORMER_SLUG = 'plugin::slugs.former-slug';
