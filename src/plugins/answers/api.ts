import type { Core } from '@strapi/strapi';

import { namesIn } from './server/names';
import type { Labels } from './shared/labels';

export { asking } from './server/asking';

/** From now on refusals call fields as this says. */
export const nameFields = (strapi: Core.Strapi, labels: Labels) => namesIn(strapi).tellBy(labels);
