import type { Core } from '@strapi/strapi';

import type { Slugs } from './server/slugs';
import { PLUGIN } from './shared/names';

export { FORMER_SLUG } from './shared/names';
export { slugOf } from './shared/slug';

export const slugs = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('slugs') as unknown as Slugs;
