import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { audit } from '../api';
import { SYSTEM } from './caller';

export type Retention = ReturnType<typeof retention>;

/** Lets old entries go where the office wants it; the database keeps the number and hash of the last one that went. */
export const retention = ({ strapi }: { strapi: Core.Strapi }) => ({
  async keep({ days }: { days: number }): Promise<number> {
    return strapi.db.transaction(async ({ trx }) => {
      const { rows } = await trx.raw('SELECT up_to, removed FROM audit_retain(?)', [days]);
      const removed = Number(rows[0].removed);
      const after = { removed, upTo: Number(rows[0].up_to), days };
      if (removed > 0) await audit(strapi).record({ act: 'audit.retention', by: SYSTEM, subject: null, after });
      return removed;
    });
  },
});

/** Every night; of several processes that do it, all but the first find nothing left to do. */
export function keepNightly(strapi: Core.Strapi): void {
  const { AUDIT_RETENTION_DAYS: days, OFFICE_TIMEZONE: tz, ROLE } = readSettings();
  if (days === undefined || ROLE === 'web') return;
  const service = strapi.plugin('audit').service('retention') as unknown as Retention;
  strapi.cron.add({
    auditRetention: { task: async () => void (await service.keep({ days })), options: { rule: '17 3 * * *', tz } },
  });
}
