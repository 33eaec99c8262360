import { randomBytes } from 'node:crypto';

import { logins } from '../plugins/staff/api';
import type { Log } from './database';
import { isEmptyOffice, seedDemo } from './demo/seed';
import type { Office } from './office';
import { wantsDemo } from './settings';

/** The demo municipality, or the first super admin, where the database is empty. Answers the demo password if it was made up. */
export async function furnish({ strapi, settings }: Office, log: Log): Promise<string | undefined> {
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = settings;
  if (ADMIN_EMAIL && ADMIN_PASSWORD && !(await logins(strapi).isAnyone())) {
    await logins(strapi).make({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD, firstname: 'Admin', role: 'admin' });
  }
  if (!wantsDemo(settings) || !(await isEmptyOffice(strapi))) return undefined;
  log('Writing the demo municipality …');
  const password = settings.DEMO_PASSWORD ?? `Demo-${randomBytes(6).toString('base64url')}1`;
  await seedDemo({ strapi, password });
  return password;
}
