import type { Core } from '@strapi/strapi';

import type { Watch } from './server/watch';

export { requestIdIn } from './shared/request-id';
export { routeOf } from './server/routes';
export { describeApi, DESCRIPTION } from './server/description';

/** Where a plugin says whether its part is ready, and what it counts. */
export const watch = (strapi: Core.Strapi) => strapi.plugin('reception').service('watch') as unknown as Watch;
