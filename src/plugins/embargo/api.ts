import type { Core } from '@strapi/strapi';

import type { Links } from './server/links';
import { PLUGIN } from './shared/names';

export const links = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('links') as unknown as Links;
