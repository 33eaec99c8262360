import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { readSettings } from '../../../office/settings';
import { whenLanguagesChange } from '../../delivery/api';
import { jobs } from '../../jobs/api';
import { search } from '../api';
import { CATCH_UP, REBUILD } from '../shared/names';
import { languagesNow, noteIndexed } from './indexed';
import { renewAll, renewDue } from './rebuild';
import { ensureFollowing } from './schema';

/** At night, when few read; an hour after backups usually begin. */
const NIGHTLY = '43 4 * * *';
const NOTHING = z.object({});

/** The index follows the writes by triggers; what was written before there were any, and what slipped by, is renewed in the background. */
export async function followTheWrites(strapi: Core.Strapi): Promise<void> {
  jobs(strapi).define({ name: CATCH_UP, payload: NOTHING, run: () => renewDue(strapi) });
  jobs(strapi).define({
    name: REBUILD,
    payload: NOTHING,
    run: async () => {
      const changes = await renewAll(strapi);
      if (changes > 0) strapi.log.info(`search: ${changes} entries of the index renewed.`);
    },
  });
  const { OFFICE_TIMEZONE: tz, ROLE } = readSettings();
  const follow = async () => {
    if (!(await ensureFollowing(strapi))) return;
    if (await holdsAnything(strapi)) await orderRebuild(strapi);
    else await noteIndexed(strapi.db.connection, await languagesNow(strapi.db.connection));
  };
  await follow();
  whenLanguagesChange(strapi, () => {
    search(strapi).forgetLanguages();
    follow().catch((fault: Error) => strapi.log.warn(`search: the languages could not be followed: ${fault.message}`));
  });
  if (ROLE === 'web') return;
  const task = async () => void (await ensureFollowing(strapi), await orderRebuild(strapi));
  strapi.cron.add({ searchNightly: { task, options: { rule: NIGHTLY, tz } } });
}

/** The same by hand. */
export const upkeep = ({ strapi }: { strapi: Core.Strapi }) => ({
  renewAll: (ways?: Parameters<typeof renewAll>[1]) => renewAll(strapi, ways),
  renewDue: () => renewDue(strapi),
});

async function orderRebuild(strapi: Core.Strapi): Promise<void> {
  await jobs(strapi).enqueue({ task: REBUILD, payload: {}, key: REBUILD });
}

async function holdsAnything(strapi: Core.Strapi): Promise<boolean> {
  const { rows } = await strapi.db.connection.raw<{ rows: { held: boolean }[] }>(
    'SELECT EXISTS (SELECT FROM press_releases) OR EXISTS (SELECT FROM organizations) OR EXISTS (SELECT FROM topics) AS held',
  );
  return rows[0]?.held === true;
}
