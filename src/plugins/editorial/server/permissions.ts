import type { Core } from '@strapi/strapi';

import { PLUGIN, PUBLISHABLE } from '../shared/names';
import type { Right } from '../shared/table';

const RIGHTS: Record<Right, string> = {
  submit: 'Submit for approval',
  clear: 'Approve, return, schedule, publish, correct',
  command: 'Publish without clearance, withdraw, unpublish, redirect',
};

/** Rights by type and language, so that an office can grant them in its own way. */
export async function registerRights(strapi: Core.Strapi): Promise<void> {
  const { actionProvider } = strapi.service('admin::permission') as {
    actionProvider: { registerMany(actions: object[]): Promise<void> };
  };
  await actionProvider.registerMany(
    Object.entries(RIGHTS).map(([uid, displayName]) => ({
      section: 'contentTypes',
      pluginName: PLUGIN,
      uid,
      displayName,
      subjects: Object.keys(PUBLISHABLE),
      options: { applyToProperties: ['locales'] },
    })),
  );
}
