import type { Core } from '@strapi/strapi';

import type { Numbers } from './server/numbers';
import { PLUGIN } from './shared/names';

export { startSeries } from './server/start';
export { labelOf, yearOf, type Given } from './shared/rules';

export const registers = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('numbers') as unknown as Numbers;
