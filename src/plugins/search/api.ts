import type { Core } from '@strapi/strapi';

import type { Search } from './server/search';
import { PLUGIN } from './shared/names';

export { renewAll } from './server/rebuild';
export { loosePattern } from './shared/loose';

export const search = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('search') as unknown as Search;
