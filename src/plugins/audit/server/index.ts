import type { Core } from '@strapi/strapi';

import { logEntries } from './entries';
import { logFiles } from './files';
import { log } from './log';
import { logLogins } from './logins';
import { keepNightly, retention } from './retention';
import { desk, routes } from './routes';
import { logStaffActs, stopLogging } from './staff-acts';
import { follow, verify } from './verification';

export default {
  services: { log, retention, verification: () => ({ verify, follow }) },
  controllers: { desk },
  routes,
  async register({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission');
    await actionProvider.registerMany([{ section: 'plugins', displayName: 'Read the log', uid: 'read', pluginName: 'audit' }]);
    strapi.documents.use(logEntries(strapi));
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    logStaffActs(strapi);
    logLogins(strapi);
    logFiles(strapi);
    keepNightly(strapi);
  },
  destroy({ strapi }: { strapi: Core.Strapi }) {
    stopLogging(strapi);
  },
};
