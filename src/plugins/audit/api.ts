import type { Core } from '@strapi/strapi';

import type { Log } from './server/log';
import { PLUGIN } from './shared/names';

export { nameOf, SYSTEM } from './server/caller';
export { toldOtherwise } from './server/hearing';
export { recordIn } from './server/log';
export { exportLines } from './server/reading';
export { verify } from './server/verification';
export { tellBreak, type Place } from './shared/chain';
export type { Act, Actor, Entry, Subject } from './shared/entry';

export const audit = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('log') as unknown as Log;
