import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../../office/settings';
import { audit } from '../../../audit/api';
import { POSTING } from '../../shared/names';
import type { Person } from './people';

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
  };
};

/** Somebody corrected it: it is tried with the next sending. */
export async function trustAgain(strapi: Core.Strapi, { actor }: Person): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    await trx.raw('DELETE FROM diavgeia_account');
    const subject = { type: POSTING, documentId: 'account', locale: null, title: 'DIAVGEIA_USERNAME' };
    await audit(strapi).record({ act: 'diavgeia.posting.trust', by: actor, subject });
  });
}
