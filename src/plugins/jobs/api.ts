import type { Core } from '@strapi/strapi';

import type { Jobs } from './server/jobs';
import { PLUGIN } from './shared/names';

export { crew } from './server/figures';
export type { JobInfo, Task } from './server/tasks';

export const jobs = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('jobs') as unknown as Jobs;
