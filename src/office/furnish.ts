import { logins } from '../plugins/staff/api';
import { type Log, oneAtATime } from './database';
import { demoState, seedDemo } from './demo/seed';
import type { Office } from './office';
import { wantsDemo } from './settings';

type Furnishing = { log: Log; closing: AbortSignal };

/**
 * The demo municipality, or the first super admin, where the database is empty; a demo that was cut off is finished.
 * Answers the password of the demo logins if they were made.
 */
export function furnish({ strapi, settings, database }: Office, { log, closing }: Furnishing): Promise<string | undefined> {
  return oneAtATime({ database, what: 'seeding', log }, async () => {
    const { ADMIN_EMAIL, ADMIN_PASSWORD } = settings;
    if (ADMIN_EMAIL && ADMIN_PASSWORD && !(await logins(strapi).isAnyone())) {
      await logins(strapi).make({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD, firstname: 'Admin', role: 'admin' });
    }
    const state = wantsDemo(settings) ? await demoState(strapi) : 'unwanted';
    if (state !== 'possible' && state !== 'unfinished') return undefined;
    log(state === 'possible' ? 'Writing the demo municipality …' : 'Finishing the demo municipality, which was cut off …');
    return seedDemo({ strapi, settings, closing });
  });
}
