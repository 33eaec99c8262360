import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { readSettings } from '../../../../office/settings';
import { jobs } from '../../../jobs/api';
import { refreshCited } from './fetching';
import { tellOfCitations } from './notices';

const TASK = 'diavgeia.cited';

/** Each morning after the walks: acts that are cited and that no walk comes by, and letters that were left. */
export function scheduleCited(strapi: Core.Strapi): void {
  jobs(strapi).define({
    name: TASK,
    payload: z.object({}),
    run: async () => {
      await refreshCited(strapi);
      await tellOfCitations(strapi);
    },
  });
  const { DIAVGEIA_ORGANIZATIONS, OFFICE_TIMEZONE: tz, ROLE } = readSettings();
  if (DIAVGEIA_ORGANIZATIONS === '' || ROLE === 'web') return;
  const task = () => jobs(strapi).enqueue({ task: TASK, payload: {}, key: TASK });
  strapi.cron.add({ diavgeiaCited: { task, options: { rule: '17 6,14 * * *', tz } } });
}
