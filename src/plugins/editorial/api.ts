import type { Core } from '@strapi/strapi';

import type { Desk } from './server/desk';
import type { Drafts } from './server/drafts';
import { PLUGIN } from './shared/names';

export type { Verb } from './shared/table';
export type { OnDesk } from './server/drafts';
export type { Version } from './server/texts';
export { isPublishable, PUBLISHABLE, type Publishable } from './shared/names';
export { parts, type Text, type Value } from './shared/text';

export const desk = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('desk') as unknown as Desk;

export const drafts = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('drafts') as unknown as Drafts;
