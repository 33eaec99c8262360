import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { readSettings } from '../../../../office/settings';

/** The office's account at the portal: whether there is one, and since when the portal turns it away. */
export const account = (strapi: Core.Strapi) => {
  const db = () => strapi.db.connection;
  return {
    isSet(): boolean {
      const { DIAVGEIA_USERNAME, DIAVGEIA_PASSWORD } = readSettings();
      return Boolean(DIAVGEIA_USERNAME && DIAVGEIA_PASSWORD);
    },
    async refusedAt(): Promise<Date | null> {
      const { rows } = await db().raw('SELECT refused_at AS at FROM diavgeia_account');
      return (rows as { at: Date }[])[0]?.at ?? null;
    },
    /** From now on nothing is sent, until a person says that the account was corrected. Answers whether that is news. */
    async refuse(now: Date): Promise<boolean> {
      const { rowCount } = await db().raw('INSERT INTO diavgeia_account (refused_at) VALUES (?) ON CONFLICT DO NOTHING', [now]);
      return rowCount > 0;
    },
    async trust(trx: Knex): Promise<void> {
      await trx.raw('DELETE FROM diavgeia_account');
    },
  };
};
