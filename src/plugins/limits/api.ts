import type { Core } from '@strapi/strapi';

import type { Limits } from './server/limits';

export const limits = (strapi: Core.Strapi) => strapi.plugin('limits').service('limits') as unknown as Limits;
