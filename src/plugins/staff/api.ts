import type { Core } from '@strapi/strapi';

import type { Logins } from './server/logins';

export { ROLES } from './shared/roles';

export const logins = (strapi: Core.Strapi) => strapi.plugin('staff').service('logins') as unknown as Logins;
