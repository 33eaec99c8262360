import type { Core } from '@strapi/strapi';

import type { Log } from './server/log';
import { PLUGIN } from './shared/names';

export type { Act, Actor, Entry, Subject } from './shared/entry';

export const audit = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('log') as unknown as Log;
