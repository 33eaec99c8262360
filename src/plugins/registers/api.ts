import type { Core } from '@strapi/strapi';

import { fatesIn, type Teller } from './server/fates';
import type { Numbers } from './server/numbers';
import { PLUGIN } from './shared/names';

export { startSeries } from './server/start';
export { labelOf, yearOf, type Given } from './shared/rules';

export const registers = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('numbers') as unknown as Numbers;

/** From now on the books ask this what became of a document. */
export const tellFates = (strapi: Core.Strapi, teller: Teller) => fatesIn(strapi).tellBy(teller);
