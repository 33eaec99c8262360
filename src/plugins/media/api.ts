import type { Core } from '@strapi/strapi';

import type { FileDetails } from './server/details';
import type { Standing } from './server/standing';
import { PLUGIN } from './shared/names';

export { readFromStore } from './server/store';
export { ALLOWED_MIMES } from './shared/kinds';
export { MAX_MEGABYTES } from './shared/names';

export const details = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('details') as unknown as FileDetails;

export const standing = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('standing') as unknown as Standing;
