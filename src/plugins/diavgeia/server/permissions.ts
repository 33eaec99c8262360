import type { Core } from '@strapi/strapi';

import { PLUGIN } from '../shared/names';

/** The rights about the portal that are about no single type; who holds them at first stands with the roles of the staff. */
const ACTIONS = [
  { uid: 'read', displayName: 'See the mirror of Diavgeia and its acts' },
  { uid: 'propose', displayName: 'Decide on proposals from Diavgeia, keep the calls’ deadlines and what the press must print' },
  { uid: 'keep', displayName: 'Order walks through Diavgeia, try failures again, decide what of an act the public sees' },
  { uid: 'prepare', displayName: 'Prepare what is posted on Diavgeia, and submit it' },
  { uid: 'clear', displayName: 'Approve and send to Diavgeia what somebody else prepared' },
];

export async function registerActions(strapi: Core.Strapi): Promise<void> {
  const { actionProvider } = strapi.service('admin::permission');
  await actionProvider.registerMany(ACTIONS.map((action) => ({ ...action, section: 'plugins', pluginName: PLUGIN })));
}

/** A route's guard: a person of the panel with one of these rights. */
export const allowedTo = (...actions: string[]) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }],
});
