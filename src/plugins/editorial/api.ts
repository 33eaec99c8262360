import type { Core } from '@strapi/strapi';

import type { Desk } from './server/desk';
import type { Drafts } from './server/drafts';
import type { Listener, Listeners } from './server/listeners';
import { PLUGIN } from './shared/names';

export type { Verb } from './shared/table';
export type { OnDesk } from './server/drafts';
export type { Acted, Done, Remarked } from './server/listeners';
export type { Version } from './server/texts';
export { withApproval } from './server/clearance';
export { tellIfGone } from './server/gone';
export { type Revisions, revisionsOf } from './server/editions';
export { type Colleague, holdersOf } from './server/colleagues';
export { isPublishable, PUBLISHABLE, type Publishable } from './shared/names';
export { type Html, markup } from './shared/markup';
export { richText } from './shared/rich-text';
export { parts, type Text, type Value, wordsOf } from './shared/text';
export { instantOf } from './shared/wall-clock';

export const desk = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('desk') as unknown as Desk;

export const drafts = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('drafts') as unknown as Drafts;

/** From now on this is done with every act of the desk, and with every remark, in its transaction. */
export const listen = (strapi: Core.Strapi, listener: Listener) =>
  (strapi.plugin(PLUGIN).service('listeners') as unknown as Listeners).add(listener);
