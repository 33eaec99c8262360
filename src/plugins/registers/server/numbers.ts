import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { readSettings } from '../../../office/settings';
import { NUMBERS } from '../shared/names';
import { labelOf, yearOf, type Given } from '../shared/rules';

/** What gets a number; `type` is a UID, and the title is kept as it is now. */
type Subject = { type: string; documentId: string; title: string };
type Document = { type: string; documentId: string };
type Giving = { type: string; organization: string; year: number; subject: Subject; at: Date };

export type Numbers = ReturnType<typeof numbers>;

/** Numbers of what the office issues: one series for each type, body and year. */
export const numbers = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * The next number of the series, or the one the document has already. It holds with the open transaction, and is
   * given back when that is rolled back; until it ends nobody else gets a number of the series.
   */
  async give({ type, organization, year, subject, at }: Giving): Promise<Given> {
    const wall = yearOf(at, readSettings().OFFICE_TIMEZONE);
    if (year !== wall) throw new Error(`At ${at.toISOString()} the office is in ${wall}, so no number of ${year} is given`);
    return strapi.db.transaction(async ({ trx }) => {
      await hold(trx, subject);
      const had = await find(trx, subject);
      if (had) return had;
      const row = {
        type,
        organization,
        year,
        document_type: subject.type,
        document_id: subject.documentId,
        title: subject.title,
        at,
      };
      const [given] = await trx(NUMBERS).insert(row).returning('number');
      return toGiven({ number: given.number, year });
    });
  },

  /** Keeps the document's number to the open transaction, which may give it later. */
  async hold(document: Document): Promise<void> {
    await strapi.db.transaction(({ trx }) => hold(trx, document));
  },

  /** The number a document has, or null. */
  async numberOf(document: Document): Promise<Given | null> {
    return strapi.db.transaction(({ trx }) => find(trx, document));
  },
});

/** Two who publish the same document at once: the second waits here, and then finds its number. */
async function hold(trx: Knex, { type, documentId }: Document): Promise<void> {
  await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [`register ${type} ${documentId}`]);
}

async function find(trx: Knex, { type, documentId }: Document): Promise<Given | null> {
  const row = await trx(NUMBERS).where({ document_type: type, document_id: documentId }).first('number', 'year');
  return row ? toGiven(row) : null;
}

function toGiven({ number, year }: { number: number; year: number }): Given {
  return { number, year, label: labelOf({ number, year }) };
}
