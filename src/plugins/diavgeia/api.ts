import type { Core } from '@strapi/strapi';

import type { MirrorService } from './server/mirror/mirror';
import { PLUGIN } from './shared/names';

export { connectPortal, type Portal } from './server/client/portal';
export { PortalFault } from './server/client/fault';
export { tell } from './shared/told';
export { mirrorsWorthTelling } from './server/desk/states';
export { Underway } from './server/mirror/walk';
export type { Report } from './server/mirror/walk';
export type { Change } from './server/mirror/store';
export { DEMO_ACCOUNT, DEMO_TOWN, startStandIn, type StandIn } from './server/stand-in/portal';

export const mirror = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('mirror') as unknown as MirrorService;
