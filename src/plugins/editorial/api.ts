import type { Core } from '@strapi/strapi';

import type { Desk } from './server/desk';
import { PLUGIN } from './shared/names';

export type { Verb } from './shared/table';
export { isPublishable, PUBLISHABLE, type Publishable } from './shared/names';

export const desk = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('desk') as unknown as Desk;
